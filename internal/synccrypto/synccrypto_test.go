package synccrypto

import (
	"encoding/base64"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// vectors hold both implementations to the same bytes. They were made by this package once and are not
// made again: a change in them would cut every device off from what it stored.
type vectors struct {
	Keys []struct {
		Secret, Code, Account, Token string
		Conflict                     struct{ ID, Rev, Is string }
	}
	Names []struct{ Secret, Name, ID, Local string }
	Codes []struct {
		Typed string
		// Secret is "" for a code that is refused; Why is a part of the extension's words then.
		Secret, Why string
	}
	Records []struct {
		Name, Secret, ID, Nonce string
		Envelope                Envelope
		Data                    string
	}
	Forged []struct{ Name, Secret, ID, Data string }
}

func readVectors(t *testing.T) (v vectors) {
	t.Helper()
	data, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	if len(v.Keys) == 0 || len(v.Names) == 0 || len(v.Codes) == 0 || len(v.Records) == 0 || len(v.Forged) == 0 {
		t.Fatal("a section of the vectors is empty")
	}
	return v
}

func decode(t *testing.T, text string) []byte {
	t.Helper()
	data, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func keysOf(t *testing.T, secret string) (Secret, *Keys) {
	t.Helper()
	s := Secret(decode(t, secret))
	keys, err := Derive(s)
	if err != nil {
		t.Fatal(err)
	}
	return s, keys
}

func TestVectorsOfKeys(t *testing.T) {
	for _, v := range readVectors(t).Keys {
		secret, keys := keysOf(t, v.Secret)
		for what, pair := range map[string][2]string{
			"code":        {secret.Code(), v.Code},
			"account":     {keys.Account, v.Account},
			"token":       {keys.Token, v.Token},
			"conflict id": {keys.ConflictID(v.Conflict.ID, v.Conflict.Rev), v.Conflict.Is},
		} {
			if pair[0] != pair[1] {
				t.Errorf("%s of %s: got %s, want %s", what, v.Secret, pair[0], pair[1])
			}
		}
	}
}

func TestVectorsOfNames(t *testing.T) {
	for _, v := range readVectors(t).Names {
		_, keys := keysOf(t, v.Secret)
		if got := keys.NamedID(v.Name); got != v.ID {
			t.Errorf("the id of %q: got %s, want %s", v.Name, got, v.ID)
		}
		if got := LocalID(v.Name); got != v.Local {
			t.Errorf("the local id of %q: got %s, want %s", v.Name, got, v.Local)
		}
	}
}

func TestVectorsOfCodes(t *testing.T) {
	for _, v := range readVectors(t).Codes {
		secret, err := ParseCode(v.Typed)
		switch {
		case v.Secret == "" && err == nil:
			t.Errorf("%q was taken for a code", v.Typed)
		case v.Secret != "" && err != nil:
			t.Errorf("%q: %v", v.Typed, err)
		case v.Secret != "" && encode(secret[:]) != v.Secret:
			t.Errorf("%q: got %s, want %s", v.Typed, encode(secret[:]), v.Secret)
		}
	}
}

func TestVectorsOfRecords(t *testing.T) {
	for _, v := range readVectors(t).Records {
		t.Run(v.Name, func(t *testing.T) {
			_, keys := keysOf(t, v.Secret)
			data, err := keys.seal(v.ID, v.Envelope, [nonceBytes]byte(decode(t, v.Nonce)))
			if err != nil {
				t.Fatal(err)
			}
			if data != v.Data {
				t.Errorf("sealed:\n got %s\nwant %s", data, v.Data)
			}
			opened, err := keys.Open(v.ID, v.Data)
			if err != nil {
				t.Fatal(err)
			}
			if got, want := marshal(t, opened), marshal(t, v.Envelope); got != want {
				t.Errorf("opened:\n got %s\nwant %s", got, want)
			}
		})
	}
}

func TestForgedRecordsAreRefused(t *testing.T) {
	for _, v := range readVectors(t).Forged {
		_, keys := keysOf(t, v.Secret)
		if e, err := keys.Open(v.ID, v.Data); err == nil {
			t.Errorf("%s: opened as %s", v.Name, marshal(t, e))
		}
	}
}

// One bit that is not as it was sealed, or one place that is not its own, and nothing is opened.
func TestEveryBitAndPlaceCounts(t *testing.T) {
	const id, other = "AAECAwQFBgcICQoLDA0ODw", "AAECAwQFBgcICQoLDA0OEA"
	_, keys := keysOf(t, encode(make([]byte, 20)))
	_, theirs := keysOf(t, encode(append(make([]byte, 19), 1)))
	data, err := keys.Seal(id, Envelope{Record: json.RawMessage(`{}`), Rev: "AAAAAAAAAAA"})
	if err != nil {
		t.Fatal(err)
	}
	sealed := decode(t, data)
	for bit := range 8 * len(sealed) {
		sealed[bit/8] ^= 1 << (bit % 8)
		if _, err := keys.Open(id, encode(sealed)); err == nil {
			t.Errorf("opened with bit %d flipped", bit)
		}
		sealed[bit/8] ^= 1 << (bit % 8)
	}
	for length := range sealed {
		if _, err := keys.Open(id, encode(sealed[:length])); err == nil {
			t.Errorf("opened when cut to %d bytes", length)
		}
	}
	if _, err := keys.Open(other, data); err == nil {
		t.Error("opened as another record")
	}
	if _, err := theirs.Open(id, data); err == nil {
		t.Error("opened by another account")
	}
	moved := *keys
	moved.Account = theirs.Account
	if _, err := moved.Open(id, data); err == nil {
		t.Error("opened as the same record of another account")
	}
	if _, err := keys.Open(id, data); err != nil {
		t.Errorf("not opened where it belongs: %v", err)
	}
}

func marshal(t *testing.T, e Envelope) string {
	t.Helper()
	data, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestCodeLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		secret := Secret(rapid.SliceOfN(rapid.Byte(), 20, 20).Draw(t, "secret"))
		code := secret.Code()
		for _, spelling := range []string{
			code,
			strings.ToLower(code),
			strings.ReplaceAll(code, "-", " "),
			strings.NewReplacer("0", "o", "1", "l", "-", "").Replace(code),
			strings.NewReplacer("0", "O", "1", "I").Replace(code),
		} {
			if parsed, err := ParseCode(spelling); err != nil || parsed != secret {
				t.Fatalf("ParseCode(%q) = %x, %v; want %x", spelling, parsed, err, secret)
			}
		}
	})
}

// GCM is broken by a nonce that is used twice, and an account by a secret that another one has.
func TestNothingRandomComesTwice(t *testing.T) {
	_, keys := keysOf(t, encode(make([]byte, 20)))
	nonces, secrets := map[string]bool{}, map[Secret]bool{}
	for range 100 {
		data, err := keys.Seal("AAECAwQFBgcICQoLDA0ODw", Envelope{Record: json.RawMessage(`{}`)})
		if err != nil {
			t.Fatal(err)
		}
		nonces[string(decode(t, data)[:nonceBytes])] = true
		secrets[NewSecret()] = true
	}
	if len(nonces) != 100 || len(secrets) != 100 {
		t.Errorf("%d nonces and %d secrets of 100", len(nonces), len(secrets))
	}
}

func FuzzParseCode(f *testing.F) {
	f.Add(Secret{}.Code())
	f.Add("0000-OIL\u2013u")
	f.Fuzz(func(t *testing.T, typed string) {
		secret, err := ParseCode(typed)
		if err != nil {
			return
		}
		if again, err := ParseCode(secret.Code()); err != nil || again != secret {
			t.Errorf("%q is %x, and its code %q is %x, %v", typed, secret, secret.Code(), again, err)
		}
	})
}

func TestSealedLengthTellsOnlySteps(t *testing.T) {
	_, keys := keysOf(t, encode(make([]byte, 20)))
	lengths := map[int]bool{}
	for body := range 600 {
		record, _ := json.Marshal(map[string]string{"body": strings.Repeat("x", body)})
		data, err := keys.Seal("AAECAwQFBgcICQoLDA0ODw", Envelope{Record: record})
		if err != nil {
			t.Fatal(err)
		}
		lengths[len(data)] = true
	}
	if len(lengths) > 4 {
		t.Errorf("600 lengths of a body show as %d lengths of ciphertext", len(lengths))
	}
}

func FuzzOpen(f *testing.F) {
	keys, err := Derive(Secret{})
	if err != nil {
		f.Fatal(err)
	}
	const id = "AAECAwQFBgcICQoLDA0ODw"
	// Envelope{Record: json.RawMessage(`{}`)}, sealed once: each process that fuzzes would seal it otherwise.
	const sealed = "QwLdEHver3rrulMwPXR0FWZgGto79OYgm1XservLc4022HfrUDaVByj2sT-4SbFr6wdKB0vHFhD5shgdyYnitigDGU5TAl8Uf7XUC_kLjh5W6yYnVUADwdiC-PFedTWay9yijaR36qVUl8GNNseYzJakiV2zBohWgVMUeVtYYwuEvdPB2x76wVm7hQmErkX27bzOwGxtLl1HpLmFh3i9gUTbRzGx5GuHM6LlKPuZ-2mfpqnNHQms7IkJ6w0cx0KAi2TrL7jPyDNeLANOOPNC-Kv-6ZrbPT1IhWrkQVMy07Ucy7Fu1zbzHhIMa1nBqfamssnou9BxEt6_sI0cM3RwmJoqVYU3A0mrYD0LOskgMp21FcjGtlyVZmUSMXA"
	if _, err := keys.Open(id, sealed); err != nil {
		f.Fatal(err)
	}
	f.Add("")
	f.Add("AAAAAAAAAAAAAAAAAAAAAA")
	f.Add(sealed)
	f.Add("\n" + sealed)
	f.Fuzz(func(t *testing.T, data string) {
		bytes, _ := base64.RawURLEncoding.DecodeString(data) // more than one text stands for the same bytes
		if _, err := keys.Open(id, data); err == nil && encode(bytes) != sealed {
			t.Errorf("%q was opened, and nobody sealed it", data)
		}
	})
}
