// Command draw makes the extension's icons, extension/icons/*.png, out of the two drawings beside it:
//
//	go run ./extension/icons/draw
//
// It needs a Chromium and is run by hand after a drawing has changed; the icons are committed.
package main

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/chromedp/chromedp"
)

// icons are the sizes of the manifest in pixels, each with the drawing that is clear at that size.
var icons = []struct {
	size    int
	drawing string
}{
	{16, "mark-small.svg"},
	{32, "mark-small.svg"},
	{48, "mark.svg"},
	{128, "mark.svg"},
}

func main() {
	if err := run("extension/icons"); err != nil {
		log.Fatal("draw: ", err)
	}
}

func run(dir string) error {
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	defer stop()
	ctx, stop := chromedp.NewContext(allocator)
	defer stop()

	var failed error
	for _, icon := range icons {
		svg, err := os.ReadFile(filepath.Join(dir, "draw", icon.drawing))
		if err == nil {
			err = draw(ctx, svg, icon.size, filepath.Join(dir, fmt.Sprint(icon.size)+".png"))
		}
		failed = errors.Join(failed, err)
	}
	return failed
}

// draw writes the drawing as a PNG of size × size pixels. A canvas does it, since a page's screenshot
// cannot be smaller than the smallest window.
func draw(ctx context.Context, svg []byte, size int, file string) error {
	const script = `(async () => {
		const image = new Image(%[1]d, %[1]d);
		image.src = 'data:image/svg+xml;base64,%[2]s';
		await image.decode();
		const canvas = Object.assign(document.createElement('canvas'), { width: %[1]d, height: %[1]d });
		canvas.getContext('2d').drawImage(image, 0, 0, %[1]d, %[1]d);
		return canvas.toDataURL('image/png').split(',')[1];
	})()`
	source := fmt.Sprintf(script, size, base64.StdEncoding.EncodeToString(svg))
	encoded, err := chromedp.Run(ctx, chromedp.Evaluate[string](source, chromedp.EvalAwaitPromise))
	if err != nil {
		return err
	}
	png, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil {
		return err
	}
	return os.WriteFile(file, png, 0o644)
}
