package engine

import (
	"errors"

	"warmnote.dev/warmnote/internal/jsonlite"
	"warmnote.dev/warmnote/internal/rules"
)

func init() { handlers[Check] = check }

// checker and note are kept, with their buffers, from one check to the next, and so is what mostly stays the
// same while a person types.
var (
	checker rules.Checker
	note    noteReader
)

func check(in *jsonlite.Reader, out *jsonlite.Writer) error {
	id, err := note.read(in)
	if err != nil || in.Err() != nil {
		return err
	}
	answer := checker.Check(&note.Request)
	writeAnswer(out, id, &answer)
	return nil
}

// errNoText answers a request without the one thing that it cannot do without.
var errNoText = errors.New(`"text" is missing`)

// noteReader reads one CheckRequest after the other.
type noteReader struct {
	rules.Request
	recipient, sender, rules jsonlite.Kept
}

// read reads a request. The id is passed on as it stands.
func (n *noteReader) read(in *jsonlite.Reader) (id []byte, err error) {
	n.Text, n.Limit, n.Typing = "", 0, false
	var text, recipient, sender, rules bool
	for in.Object(); in.Key(); {
		switch string(in.Name()) {
		case "id":
			id = in.Raw()
		case "text":
			text = true
			n.Text = in.String()
		case "limit":
			if !in.Null() {
				n.Limit = in.Int()
			}
		case "recipient":
			recipient = true
			n.recipient.Read(in, n.readRecipient)
		case "sender":
			sender = true
			n.sender.Read(in, n.readSender)
		case "rules":
			rules = true
			n.rules.Read(in, n.readRules)
		case "typing":
			n.Typing = in.Bool()
		default:
			in.Skip()
		}
	}
	n.clearUnless(recipient, sender, rules)
	if !text && in.Err() == nil {
		return nil, errNoText
	}
	return id, nil
}

// clearUnless clears what the request did not say.
func (n *noteReader) clearUnless(recipient, sender, settings bool) {
	if !recipient {
		n.recipient.Forget()
		n.Recipient = rules.Recipient{}
	}
	if !sender {
		n.sender.Forget()
		n.Sender = rules.Sender{}
	}
	if !settings {
		n.rules.Forget()
		n.Settings = rules.Settings{}
	}
}

func (n *noteReader) readRecipient(in *jsonlite.Reader) {
	n.Recipient = rules.Recipient{}
	r := &n.Recipient
	readFields(in, &[...]field{{"first", &r.First}, {"last", &r.Last}, {"company", &r.Company},
		{"title", &r.Title}, {"school", &r.School}, {"location", &r.Location}, {"place", &r.Location}}) // its older word
}

func (n *noteReader) readSender(in *jsonlite.Reader) {
	n.Sender = rules.Sender{}
	readFields(in, &[...]field{{"first", &n.Sender.First}, {"last", &n.Sender.Last}, {}, {}, {}, {}, {}})
}

func (n *noteReader) readRules(in *jsonlite.Reader) {
	s := &n.Settings
	*s = rules.Settings{Off: s.Off[:0], Severity: s.Severity[:0], Ignored: s.Ignored[:0]}
	readSettings(in, s)
}

// field is a member of an object that is a string where it is known.
type field struct {
	name  string
	value *string
}

// readFields reads an object of strings, or null. Null members and unknown ones are stepped over.
func readFields(in *jsonlite.Reader, fields *[7]field) {
	if in.Null() {
		return
	}
	for in.Object(); in.Key(); {
		if value := named(fields, in.Name()); value != nil && !in.Null() {
			*value = in.String()
		} else if value == nil {
			in.Skip()
		}
	}
}

func named(fields *[7]field, name []byte) *string {
	for _, f := range fields {
		if f.name == string(name) {
			return f.value
		}
	}
	return nil
}
