// Package en is the English language pack: words.txt and phrases*.txt, and the tables that are
// generated from them.
package en

//go:generate go run warmnote.dev/warmnote/internal/phrases/compile .
