package main

import (
	"archive/zip"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// zipTime stands in each zip entry: the earliest time that the format can hold.
var zipTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// packageAll writes what the stores want: the extension as a zip, and its source as another, since
// Mozilla's reviewers build minified code again to compare.
func packageAll(root, out string) error {
	version, err := manifestVersion(root)
	if err != nil {
		return err
	}
	built := filepath.Join(out, "extension")
	files, err := filesBelow(built)
	if err != nil {
		return err
	}
	if err := writeZip(filepath.Join(out, "warmnote-"+version+".zip"), built, files); err != nil {
		return err
	}
	sources, err := sourceFiles(root)
	if err != nil {
		return err
	}
	return writeZip(filepath.Join(out, "warmnote-"+version+"-source.zip"), root, sources)
}

func manifestVersion(root string) (string, error) {
	data, err := os.ReadFile(filepath.Join(root, "manifest.json"))
	if err != nil {
		return "", err
	}
	var manifest struct{ Version string }
	if err := json.Unmarshal(data, &manifest); err != nil {
		return "", fmt.Errorf("manifest.json: %w", err)
	}
	return manifest.Version, nil
}

// writeZip stores files, slash paths below dir, all with one time, so that equal files make equal zips.
func writeZip(path, dir string, files []string) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	z := zip.NewWriter(f)
	for _, name := range files {
		if err := addFile(z, filepath.Join(dir, filepath.FromSlash(name)), name); err != nil {
			return err
		}
	}
	return z.Close()
}

func addFile(z *zip.Writer, path, name string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	header := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: zipTime}
	header.SetMode(0o644)
	if info.Mode()&0o100 != 0 {
		header.SetMode(0o755) // scripts stay scripts, whatever the umask here
	}
	w, err := z.CreateHeader(header)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

// filesBelow is every file below dir as a slash path, always in the same order.
func filesBelow(dir string) ([]string, error) {
	return filesBelowBut(dir, nil)
}

// filesBelowBut leaves out the files and folders that a pattern matches; see isIgnored.
func filesBelowBut(dir string, ignored []string) (files []string, err error) {
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || path == dir {
			return err
		}
		name, err := filepath.Rel(dir, path)
		name = filepath.ToSlash(name)
		matches := func(pattern string) bool { return isIgnored(name, pattern) }
		switch {
		case err != nil:
			return err
		case d.IsDir() && slices.ContainsFunc(ignored, matches):
			return fs.SkipDir
		case d.Type().IsRegular() && !slices.ContainsFunc(ignored, matches):
			files = append(files, name)
		}
		return nil
	})
	return files, err
}

// sourceFiles is every file of the repository that .gitignore does not name. It does not ask git: the
// folder may be an unpacked archive.
func sourceFiles(root string) ([]string, error) {
	ignored, err := ignorePatterns(root)
	if err != nil {
		return nil, err
	}
	return filesBelowBut(root, append(ignored, "/.git/"))
}

func ignorePatterns(root string) ([]string, error) {
	data, err := os.ReadFile(filepath.Join(root, ".gitignore"))
	return strings.Fields(string(data)), err
}

// isIgnored knows the kinds of pattern that our .gitignore uses: "/folder/", "/above/**/folder/" and "*.ending".
func isIgnored(name, pattern string) bool {
	if folder, found := strings.CutPrefix(pattern, "/"); found {
		above, below, anywhere := strings.Cut(folder, "**/")
		inside, isBelow := strings.CutPrefix(name+"/", above)
		return name+"/" == folder || anywhere && isBelow && strings.HasSuffix("/"+inside, "/"+below)
	}
	matched, err := path.Match(pattern, path.Base(name))
	return matched && err == nil
}
