package main

import (
	"archive/zip"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
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
	sources, err := trackedFiles(root)
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

// writeZip stores files (slash paths below dir) sorted, all with one time and one mode, so that equal
// files make equal zips.
func writeZip(path, dir string, files []string) error {
	slices.Sort(files)
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	z := zip.NewWriter(f)
	for _, name := range files {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		header := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: zipTime}
		header.SetMode(0o644)
		w, err := z.CreateHeader(header)
		if err != nil {
			return err
		}
		if _, err := w.Write(data); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	return f.Close()
}

// filesBelow is every file below dir as a slash path.
func filesBelow(dir string) (files []string, err error) {
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		files = append(files, filepath.ToSlash(name))
		return err
	})
	return files, err
}

// trackedFiles is what git has of the repository at root.
func trackedFiles(root string) ([]string, error) {
	output, err := exec.Command("git", "-C", root, "ls-files", "-z").Output()
	if err != nil {
		return nil, fmt.Errorf("list the tracked files: %w", err)
	}
	return strings.Split(strings.TrimSuffix(string(output), "\x00"), "\x00"), nil
}
