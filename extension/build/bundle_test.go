package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
)

// Chrome before 121 refuses a manifest that names background scripts beside the service worker, and Firefox
// before 121 one that names a service worker.
func TestScriptsAreForTheBrowsersThatTheManifestAdmits(t *testing.T) {
	root, _ := built(t)
	var manifest struct {
		Chrome   string `json:"minimum_chrome_version"`
		Specific struct {
			Gecko struct {
				Version string `json:"strict_min_version"`
			}
		} `json:"browser_specific_settings"`
	}
	if err := json.Unmarshal(read(t, root, "manifest.json"), &manifest); err != nil {
		t.Fatal(err)
	}
	firefox, _, _ := strings.Cut(manifest.Specific.Gecko.Version, ".")
	oldest := map[api.EngineName]string{api.EngineChrome: manifest.Chrome, api.EngineFirefox: firefox}
	for _, engine := range engines {
		if version := oldest[engine.Name]; version != engine.Version || version < "121" {
			t.Errorf("the manifest admits version %s, the scripts are for %s", version, engine.Version)
		}
	}
}
