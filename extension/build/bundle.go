package main

import (
	"errors"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// The scripts that a browser loads, each by the file in extension/src that it starts from.
var (
	extensionScripts = []api.EntryPoint{
		{InputPath: "content.ts", OutputPath: "content"},
		{InputPath: "background.ts", OutputPath: "background"},
		{InputPath: "popup/index.tsx", OutputPath: "popup"},
		{InputPath: "welcome/index.tsx", OutputPath: "welcome"},
	}
	optionsScripts = []api.EntryPoint{{InputPath: "options/index.tsx", OutputPath: "options"}}
	demoScripts    = []api.EntryPoint{
		{InputPath: "demo.tsx", OutputPath: "demo"},
		{InputPath: "demo-worker.ts", OutputPath: "demo-worker"},
	}
)

// bundle writes self-contained, minified scripts. No source maps: they would hold the paths of this
// machine.
func bundle(root, out string, scripts []api.EntryPoint) error {
	return bundleAs(api.FormatIIFE, root, out, scripts)
}

// bundleModules does so for a page that loads modules: what only an import() wants becomes a file of its own, which
// the page fetches when it gets there.
func bundleModules(root, out string, scripts []api.EntryPoint) error {
	return bundleAs(api.FormatESModule, root, out, scripts)
}

func bundleAs(format api.Format, root, out string, scripts []api.EntryPoint) error {
	options := scriptOptions(root)
	for _, script := range scripts {
		script.InputPath = filepath.Join(root, "extension", "src", filepath.FromSlash(script.InputPath))
		options.EntryPointsAdvanced = append(options.EntryPointsAdvanced, script)
	}
	options.Outdir = out
	options.Format = format
	options.Splitting = format == api.FormatESModule
	options.LegalComments = api.LegalCommentsNone // licences.txt has them
	options.Platform = api.PlatformBrowser
	options.Engines = engines
	options.MinifyWhitespace = true
	options.MinifyIdentifiers = true
	options.MinifySyntax = true
	return esbuildError(api.Build(options).Errors)
}

// engines are the oldest browsers that manifest.json admits.
var engines = []api.Engine{{Name: api.EngineChrome, Version: "121"}, {Name: api.EngineFirefox, Version: "128"}}

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
		Engines:          engines,
		LogLevel:         api.LogLevelSilent,
	})
	if err := esbuildError(result.Errors); err != nil {
		return "", err
	}
	return strings.TrimSpace(string(result.OutputFiles[0].Contents)), nil
}

// esbuildError is esbuild's messages as one error with places, nil when there are none.
func esbuildError(messages []api.Message) error {
	if len(messages) == 0 {
		return nil
	}
	formatted := api.FormatMessages(messages, api.FormatMessagesOptions{Kind: api.ErrorMessage})
	return errors.New(strings.TrimSpace(strings.Join(formatted, "")))
}
