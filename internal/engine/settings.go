package engine

import (
	"warmnote.dev/warmnote/internal/inspect"
	"warmnote.dev/warmnote/internal/jsonlite"
	"warmnote.dev/warmnote/internal/rules"
)

// readSettings reads RuleSettings. Anything but an object is stepped over: labelled notes keep a list of
// that name. A severity that is none is taken as not set.
func readSettings(in *jsonlite.Reader, s *rules.Settings) {
	if !in.AtObject() {
		in.Skip()
		return
	}
	for in.Object(); in.Key(); {
		switch string(in.Name()) {
		case "off":
			s.Off = readStrings(in, s.Off)
		case "severity":
			readOverrides(in, s)
		case "ignored":
			for in.Array(); in.Item(); {
				s.Ignored = append(s.Ignored, readIgnored(in))
			}
		default:
			in.Skip()
		}
	}
}

func readOverrides(in *jsonlite.Reader, s *rules.Settings) {
	for in.Object(); in.Key(); {
		code := codeOf(in.Name())
		severity, ok := rules.ParseSeverity(in.String())
		if ok && code != "" {
			s.Severity = append(s.Severity, rules.Override{Code: code, Severity: severity})
		}
	}
}

// codeOf is the code that is written so, of the linter or of templates, or "" when no rule has it.
func codeOf(name []byte) string {
	for _, r := range inspect.Rules {
		if r.Code == string(name) {
			return r.Code
		}
	}
	return rules.Code(name)
}

func readIgnored(in *jsonlite.Reader) (i rules.Ignored) {
	for in.Object(); in.Key(); {
		switch string(in.Name()) {
		case "rule":
			i.Code = in.String()
		case "text":
			i.Text = in.String()
		default:
			in.Skip()
		}
	}
	return i
}

// readStrings appends string[] to a list.
func readStrings(in *jsonlite.Reader, list []string) []string {
	for in.Array(); in.Item(); {
		list = append(list, in.String())
	}
	return list
}
