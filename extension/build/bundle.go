package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// entry is one script that a browser loads: where its source starts, without its ending, and its name.
type entry struct{ source, name string }

var (
	extensionEntries = []entry{
		{"content", "content"},
		{"background", "background"},
		{"options/index", "options"},
		{"popup/index", "popup"},
	}
	demoEntries = []entry{
		{"demo", "demo"},
		{"demo-worker", "demo-worker"},
	}
)

// bundle writes one self-contained, minified script for each entry, for the oldest browsers that the
// manifest admits. No source maps: they would hold the paths of this machine.
func bundle(root, out string, entries []entry) error {
	options := scriptOptions(root)
	options.Outdir = out
	options.Format = api.FormatIIFE
	options.Platform = api.PlatformBrowser
	options.Engines = []api.Engine{{Name: api.EngineChrome, Version: "116"}, {Name: api.EngineFirefox, Version: "128"}}
	options.MinifyWhitespace = true
	options.MinifyIdentifiers = true
	options.MinifySyntax = true
	for _, e := range entries {
		source, err := findScript(filepath.Join(root, "extension", "src", filepath.FromSlash(e.source)))
		if err != nil {
			return err
		}
		if source == "" {
			fmt.Fprintf(os.Stderr, "build: extension/src/%s is not there, so %s.js is left out\n", e.source, e.name)
			continue
		}
		options.EntryPointsAdvanced = append(options.EntryPointsAdvanced, api.EntryPoint{InputPath: source, OutputPath: e.name})
	}
	if len(options.EntryPointsAdvanced) == 0 {
		return nil
	}
	return esbuildError(api.Build(options).Errors)
}

// scriptOptions are what the scripts that are shipped and the unit tests have in common.
func scriptOptions(root string) api.BuildOptions {
	return api.BuildOptions{
		AbsWorkingDir:   root,
		Bundle:          true,
		Write:           true,
		JSX:             api.JSXAutomatic,
		JSXImportSource: "preact",
		LogLevel:        api.LogLevelSilent,
		Plugins:         []api.Plugin{cssText},
	}
}

// cssText makes `import css from './panel.css'` the text of that style sheet, bundled and minified: a
// shadow root takes its styles as text, and a page of ours links its own files.
var cssText = api.Plugin{Name: "css-text", Setup: func(build api.PluginBuild) {
	build.OnLoad(api.OnLoadOptions{Filter: `\.css$`}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
		text, err := bundleCSS(args.Path)
		return api.OnLoadResult{Contents: &text, Loader: api.LoaderText}, err
	})
}}

// bundleCSS is the style sheet at path with its imports, minified.
func bundleCSS(path string) (string, error) {
	result := api.Build(api.BuildOptions{
		EntryPoints:      []string{path},
		Bundle:           true,
		MinifyWhitespace: true,
		MinifySyntax:     true,
		Engines:          []api.Engine{{Name: api.EngineChrome, Version: "116"}, {Name: api.EngineFirefox, Version: "128"}},
		LogLevel:         api.LogLevelSilent,
	})
	if err := esbuildError(result.Errors); err != nil {
		return "", err
	}
	return strings.TrimSpace(string(result.OutputFiles[0].Contents)), nil
}

// findScript is path with the ending it has on disk, "" when there is no such script.
func findScript(path string) (string, error) {
	for _, ending := range []string{".ts", ".tsx"} {
		if _, err := os.Stat(path + ending); err == nil {
			return path + ending, nil
		} else if !os.IsNotExist(err) {
			return "", err
		}
	}
	return "", nil
}

// esbuildError is esbuild's messages as one error with places, nil when there are none.
func esbuildError(messages []api.Message) error {
	if len(messages) == 0 {
		return nil
	}
	formatted := api.FormatMessages(messages, api.FormatMessagesOptions{Kind: api.ErrorMessage})
	return errors.New(strings.TrimSpace(strings.Join(formatted, "")))
}
