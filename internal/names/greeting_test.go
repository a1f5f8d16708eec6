package names

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// greetings are texts behind a salutation, the name between ⟦ ⟧; "=>" gives the mended name of a raw one.
var greetings = []struct {
	first, last string
	verdict     Verdict
	texts       []string
}{
	{"Anna", "Kim", Own, []string{
		" ⟦Anna⟧, your talk", " ⟦Anna⟧ - your talk", " ⟦Anna⟧! Your talk", " ⟦Anna⟧ your talk was", " ⟦Anna Kim⟧, your talk", " ⟦Kim Anna⟧, hello",
		", ⟦Anna⟧, your talk", " ⟦Dr. Kim⟧, your talk", " ⟦Ms Kim⟧,", " ⟦Ann⟧, hi", " ⟦Annie⟧, hi", " ⟦Kim⟧, hi", " ⟦Professor Kim⟧, hi",
		" dear ⟦Anna⟧, hi", " there ⟦Anna⟧,", " again, ⟦Anna⟧!", " ⟦Anna⟧ 🎻 your masterclass", " ⟦Anna⟧👋 hi", " ⟦Prof. Dr. Kim⟧, hi", " ⟦Miss Anna⟧,",
		" ⟦Анна⟧, hi", " ⟦Anna⟧", " ⟦A⟧, hi", " ⟦AK⟧, hi", " ⟦Anna⟧, MBA student here", " ⟦Anna⟧, RN here, your talk", " ⟦Anna⟧ I'm Peter from",
		" ⟦Anna⟧ Great talk", " ⟦Anna⟧, Emma here from the club", " ⟦Mrs. Anna Kim⟧,", " ⟦Father Kim⟧, hi", " @⟦Anna⟧, hi",
	}},
	{"Anna", "Kim", Own, []string{
		" ⟦anna⟧, your talk => Anna", " ⟦anna kim⟧,  i'd like => Anna Kim", " ⟦ANNA⟧, hi => Anna", " ⟦ANNA KIM⟧, hi => Anna Kim", " ⟦Anna KIMS⟧, x => Anna Kims",
		" ⟦Anna Kim, MBA, PMP⟧, your talk => Anna Kim", " ⟦Anna Kim MBA⟧, hi => Anna Kim", " ⟦Anna, PhD⟧, hi => Anna", " ⟦Anna (She/Her)⟧, hi => Anna",
		" ⟦Dr. Dr. Kim⟧, hi => Dr. Kim", " ⟦Dr Dr Anna Kim⟧, hi => Dr Anna Kim", " ⟦mr kim⟧ sir => Mr Kim", " ⟦dr. kim⟧, hi => Dr. Kim", " ⟦prof. anna kim⟧, => Prof. Anna Kim",
		" ⟦Dr. ANNA KIM MD FRCP⟧, I => Dr. Anna Kim", " ⟦Anna (they/them)⟧ - hi => Anna", " ⟦anna⟧ saw your mural => Anna", " ⟦anna⟧! saw ur => Anna",
	}},
	{"Anna", "Kim", Other, []string{
		" ⟦Jennifer⟧, hope you're well", " ⟦Jisoo Kim⟧, I followed", " ⟦Hannah⟧, your talk", " ⟦Mr. Wang⟧, it was", " ⟦Dr. Chen⟧, hi", " ⟦Mark⟧, hi",
		" ⟦Jennifer Lopez⟧, hi", " ⟦sarah⟧, hi => Sarah", " ⟦Zorblax⟧, hi", " ⟦Priya⟧ your talk", ", ⟦Sarah⟧! I loved", " ⟦PETER⟧, hi => Peter", " ⟦Mr. Okafor⟧, hi",
		" ⟦Maria⟧ - hi", " ⟦Olena⟧, hi", " ⟦Олена⟧, hi",
	}},
	{"Andrea", "Galli", Misspelt, []string{" ⟦Andera⟧, thanks", " ⟦Anrdea⟧, thanks", " ⟦Dr. Gali⟧, hi"}},
	{"Anna", "Kim", Nobody, []string{
		" there, I loved", " all, hi", " , your session", "", ", Tomás here from", " everyone!", " Sir, I need", " Sir/Madam,", " Team,", " I loved your talk",
		" Loved your talk", " will you be there?", " Great talk", " Professor, I'm", " Respected Sir,", ", I'm Anna's friend", " friend!!", " mark my words",
		" undefined, congrats", " neighbour,", " hope all is well", " folks, hi", " LinkedIn fam", " Hiring Manager,", " 👋👋👋", " [Name], we met", " {{first}},",
		", Peter from the club here", " Sarah here from the club", " fellow nurse,", " there! Great to meet you", " and welcome", " may I ask", " Captain, my captain",
	}},
	{"", "", Unknown, []string{" ⟦Anna⟧, hi", " ⟦priya⟧, hi => Priya", " ⟦JOHN SMITH⟧, hi => John Smith", " ⟦Mr. Reed⟧, hi", " ⟦Tom Reed, PhD⟧, hi => Tom Reed"}},
	{"Anna", "Kim", Unknown, []string{" ⟦安娜⟧, hi", " ⟦أنا⟧، hi"}},
	{"Michael", "Brennan", Own, []string{" ⟦Mike⟧, thanks", " ⟦Mick⟧,", " ⟦Micheal⟧,", " ⟦mike⟧, thanks => Mike", " ⟦Mikey B⟧, hi"}},
	{"Rebecca", "Stone", Own, []string{" ⟦Bex⟧ — thank you", " ⟦Becky⟧,", " ⟦Rebekah⟧,"}},
	{"AJ", "Fernandes", Own, []string{" ⟦AJ⟧, ur teardown", " ⟦AJ Fernandes⟧, hi", " ⟦AJ FERNANDES⟧, hi => AJ Fernandes"}},
	{"tove", "ash", Own, []string{" ⟦tove⟧, your workshop", " ⟦tove ash⟧, hi", " ⟦Tove⟧, hi", " ⟦TOVE⟧, hi => Tove"}},
	{"Sara 🌟", "Lindgren ☕", Own, []string{" ⟦Sara 🌟 Lindgren ☕⟧, we both => Sara Lindgren", " ⟦Sara⟧, hi", " ⟦Sara 🌟⟧, hi => Sara", " ⟦Sara⟧ 🎻 hi"}},
	{"🇧🇷Thiago🚀", "Rocha", Own, []string{" ⟦🇧🇷Thiago🚀⟧, you => Thiago", " ⟦Thiago⟧ 🎉, you", " ⟦🚀Thiago⟧, you => Thiago"}},
	{"Sam (They/Them)", "Oyelowo", Own, []string{" ⟦Sam (They/Them)⟧, loved => Sam", " ⟦Sam⟧, loved", " ⟦Sam⟧ (we met in May), loved"}},
	{"Jian (Jason)", "Li", Own, []string{" ⟦Jason⟧, thanks", " ⟦Jian⟧, thanks", " ⟦Jian (Jason)⟧, thanks => Jian", " ⟦Jason Li⟧, hi"}},
	{"María-José", "Luque", Own, []string{" ⟦maría-josé⟧, your => María-José", " ⟦María José⟧, your", " ⟦Maria⟧, your", " ⟦Maria-Jose⟧, your", " ⟦MARÍA-JOSÉ LUQUE⟧, x => María-José Luque"}},
	{"Boon Kiat", "Lim", Own, []string{" ⟦Boon Kiat⟧, hi", " ⟦Boon⟧, hi", " ⟦Mr. Lim⟧, hi", " ⟦Lim Boon Kiat⟧, hi"}},
	{"Wei", "Zhang", Own, []string{" ⟦Zhang Wei⟧, I reviewed", " ⟦Wei⟧, hi", " ⟦Professor Zhang⟧, hi"}},
	{"Wei", "Zhang", Other, []string{" ⟦Zhang Min⟧, hi", " ⟦Mr. Wang⟧, it was a pleasure"}},
	{"István", "Kovács", Own, []string{" ⟦Kovács István⟧! Your", " ⟦István⟧,", " ⟦Istvan⟧,", " ⟦Mr. Kovacs⟧,"}},
	{"Karl-Heinz", "Müller", Own, []string{" ⟦Mr. Mueller⟧, your", " ⟦Karl⟧,", " ⟦Herr Müller⟧,", " ⟦Karl Heinz⟧,", " ⟦Muller⟧,"}},
	{"Kobus", "van Wyk", Own, []string{" ⟦Mr. Van Wyk⟧, we", " ⟦Van Wyk⟧, we", " ⟦Kobus Van Wyk⟧, we"}},
	{"Tola", "Oyelaran", Own, []string{" ⟦Constable Oyelaran⟧, I run", " ⟦Barrister Oyelaran⟧. I am", " ⟦Chief Oyelaran⟧, hi", " ⟦Chief Inspector Oyelaran⟧, hi"}},
	{"Tola", "Oyelaran", Nobody, []string{" Matron, I am", " Superintendent, kindly"}},
	{"Tola", "Oyelaran", Other, []string{" ⟦Constable Marsh⟧, I run"}},
	{"Ludwig", "van Beethoven", Own, []string{" ⟦Mr van Beethoven⟧, hi", " ⟦Ludwig van Beethoven⟧, hi", " ⟦LUDWIG VAN BEETHOVEN⟧, hi => Ludwig van Beethoven", " ⟦ludwig van beethoven⟧, hi => Ludwig van Beethoven"}},
	{"Andreas", "Vogel", Other, []string{" ⟦Andrea⟧, danke"}},
	{"Daniela", "Costa", Other, []string{" ⟦Daniel⟧, I enjoyed"}},
	{"Christina", "Bech", Other, []string{" ⟦Christian⟧, your essay"}},
	{"Will", "Ames", Own, []string{" ⟦Will⟧, you spoke", " ⟦will⟧, you spoke => Will", " ⟦Will⟧ you spoke"}},
	{"Will", "Ames", Nobody, []string{" will you be there"}},
	{"Grace", "O'Donnell", Own, []string{" ⟦GRACE O'DONNELL⟧, we => Grace O'Donnell", " ⟦Grace O’Donnell⟧, we", " ⟦Father O'Donnell⟧, we"}},
	{"Mr. Smith", "Smith", Own, []string{" ⟦Mr. Smith⟧, hi", " ⟦Smith⟧, hi", " ⟦MR. SMITH⟧, hi => Mr. Smith"}},
	{"Mr. Smith", "", Other, []string{" ⟦Mr. Jones⟧, hi"}},
	{"Peter", "Null", Own, []string{" ⟦Mr. Null⟧, I enjoyed"}},
	{"Hoa", "Trần", Own, []string{" ⟦Chị Hoa⟧ ơi, we are", " ⟦Hoa⟧,", " ⟦Ms. Tran⟧,"}},
	{"Hương", "Nguyễn", Own, []string{" ⟦Huong⟧, your", " ⟦Huong Nguyen⟧,"}},
	{"Hương", "Nguyễn", Other, []string{" ⟦Hoàng⟧, thank you"}},
	{"Anna", "Kim, MA", Own, []string{" ⟦Anna Kim, MA⟧, hi => Anna Kim"}},
	{"Gabriel", "García Márquez", Own, []string{" ⟦Mr. García Márquez⟧, hi", " ⟦García Márquez⟧, hi", " ⟦Dr. Garcia⟧, hi", " ⟦Gabriel García Márquez⟧, hi"}},
	{"Gabriel", "García Márquez", Other, []string{" ⟦Mr. García López⟧, hi", " ⟦Pedro García⟧, hi"}},
	{"Gabriel García", "Márquez", Own, []string{" ⟦Mr. García Márquez⟧, hi"}},
	{"Anna", "Smith-Jones", Own, []string{" ⟦Ms. Smith Jones⟧, hi", " ⟦Ms. Smith-Jones⟧, hi", " ⟦Ms. Jones⟧, hi"}},
	{"John", "Smith", Own, []string{" ⟦Mr. Smith Jr.⟧, hi", " ⟦John Smith III⟧, hi"}},
	{"Ana", "dos Santos Pereira", Own, []string{" ⟦Ms. dos Santos Pereira⟧, hi", " ⟦Ms. Santos Pereira⟧, hi"}},
	{"Jan", "van der Berg", Own, []string{" ⟦Mr. van der Berg⟧, hi", " ⟦Mr. Van Der Berg⟧, hi", " ⟦Jan van der Berg⟧, hi", " ⟦Mr. van den berg⟧, hi => Mr. van den Berg"}},
	{"Jan", "van der Berg", Other, []string{" ⟦Mr. van der Meer⟧, hi", " ⟦Mr. de Boer⟧, hi"}},
	{"Jan", "van der Berg", Nobody, []string{" Dr. in Leeds", " do you know"}},
	{"Ian", "McDonald", Own, []string{" ⟦Mr. Mc Donald⟧, hi"}},
	{"Ahmed", "Elsherif", Own, []string{" ⟦Mr. El Sherif⟧, hi", " ⟦Mr. Elsherif⟧, hi"}},
	{"Ahmed", "El Sherif", Own, []string{" ⟦Mr. Elsherif⟧, hi"}},
	{"Hiroshi", "Tanaka", Own, []string{" ⟦Tanaka-san⟧, hi", " ⟦Tanaka-sensei⟧, hi", " ⟦Hiroshi-san⟧, hi", " ⟦Tanaka⟧ san, hi"}},
	{"Hiroshi", "Tanaka", Other, []string{" ⟦Suzuki-san⟧, hi", " ⟦Kenji-san⟧, hi"}},
	{"Rahul", "Sharma", Own, []string{" ⟦Sharmaji⟧, hi", " ⟦Sharma-ji⟧, hi", " ⟦Rahulji⟧, hi"}},
	{"Ali", "İnce", Own, []string{" ⟦Ali⟧, hi", " ⟦Mr. Ince⟧, hi"}},
	{"Ali", "İnce", Other, []string{" ⟦Jennifer⟧, hi", " ⟦Mehmet⟧, hi"}},
	{"İbrahim", "Şahin", Own, []string{" ⟦Ibrahim⟧, hi", " ⟦IBRAHIM⟧, hi => İbrahim"}},
	{"İbrahim", "Şahin", Misspelt, []string{" ⟦Ibrahm⟧, hi"}},
	{"Leyla", "Həsənova", Other, []string{" ⟦Jennifer⟧, hi"}},
	{"Ming (李明)", "Li", Own, []string{" ⟦Ming⟧, hi", " ⟦李明⟧, hi"}},
	{"Ming (李明)", "Li", Other, []string{" ⟦Jennifer⟧, hi"}},
	{"Ming (李明)", "Li", Unknown, []string{" ⟦王芳⟧, hi"}},
	{"李明", "", Unknown, []string{" ⟦Jennifer⟧, hi"}},
	{"Anna", "Kim", Own, []string{
		" ⟦Anna Kim she/her⟧, hi => Anna Kim", " ⟦Anna Kim | Hiring⟧, hi => Anna Kim", " ⟦Anna #OpenToWork⟧, hi => Anna", " ⟦Anna Kim | MBA⟧, hi => Anna Kim",
		" ⟦Anna Kim (MBA)⟧, hi => Anna Kim", " ⟦Anna Kim MBA, PMP®⟧, hi => Anna Kim", " ⟦Anna Kim, CFP®, CPA⟧, hi => Anna Kim", " ⟦Anna KIM⟧, hi => Anna Kim",
		" ⟦DR. Kim⟧, hi => Dr. Kim", " ⟦MS Kim⟧, hi => Ms Kim", " ⟦MS KIM⟧, hi => Ms Kim", " ⟦Anna⟧ - PhD, Leeds", " ⟦Anna⟧, MBA here", " ⟦Anna⟧, CEO of Acme here", " ⟦Prof. Dr. Kim⟧, hi",
		" ⟦Anna⟧ # 1 fan", " ⟦Anna⟧ he/she who",
	}},
	{"Anna", "Kim", Other, []string{" ⟦AMY⟧, hi => Amy", " ⟦ALI⟧, hi => Ali"}},
	{"Tom", "Lee", Own, []string{" ⟦TOM⟧, hi => Tom", " ⟦TL⟧, hi"}},
	{"Tom", "Lee", Other, []string{" ⟦TIM⟧, hi => Tim"}},
	{"KC", "Smith", Own, []string{" ⟦KC⟧, hi"}},
	{"R.", "Karthik", Own, []string{" ⟦R. Karthik⟧, hi", " ⟦R Karthik⟧ your talk", " ⟦Karthik⟧, hi", " ⟦R.⟧, hi", " ⟦Karthik R.⟧, hi", " ⟦RK⟧, hi", " ⟦Mr. R. Karthik⟧, hi", " ⟦R KARTHIK⟧, hi => R Karthik"}},
	{"R.", "Karthik", Other, []string{" ⟦Suresh⟧, hi", " ⟦S. Suresh⟧, hi", " ⟦S.⟧, hi"}},
	{"R.", "Karthik", Nobody, []string{" R. and all", " A big thanks"}},
	{"K.", "Ramesh Kumar", Own, []string{" ⟦K. Ramesh Kumar⟧, hi", " ⟦K. Ramesh Kumar⟧ your talk", " ⟦Ramesh⟧, hi", " ⟦Mr. Kumar⟧, hi"}},
	{"J. K.", "Rowling", Own, []string{" ⟦J. K. Rowling⟧, hi", " ⟦J K Rowling⟧, hi", " ⟦J. K.⟧, hi", " ⟦JK⟧, hi", " ⟦Ms Rowling⟧, hi"}},
	{"V V S", "Laxman", Own, []string{" ⟦V V S Laxman⟧, hi", " ⟦V.V.S. Laxman⟧, hi", " ⟦Laxman⟧, hi", " ⟦VVS⟧, hi"}},
	{"Donald", "Reed", Own, []string{" ⟦Don⟧, hi", " ⟦Don Reed⟧, hi"}},
	{"Allison", "Reed", Nobody, []string{" All, hi", " all, hi"}},
	{"Sridhar", "Rao", Own, []string{" ⟦Sri⟧, hi"}},
	{"Sridhar", "Rao", Nobody, []string{" Sir, hi"}},
	{"Đorđe", "Đurić", Own, []string{" ⟦Djordje⟧, hi", " ⟦Djordje Djuric⟧, hi", " ⟦Đorđe⟧, hi", " ⟦Dorde⟧, hi", " ⟦Mr. Djuric⟧, hi"}},
	{"Đức", "Nguyễn", Own, []string{" ⟦Duc⟧, hi", " ⟦Đức⟧, hi"}},
	{"María José", "Luque", Own, []string{" ⟦Majo⟧, hi", " ⟦María⟧, hi", " ⟦Maria Jose⟧, hi"}},
	{"E.", "Carter", Own, []string{" ⟦E.⟧, hi", " ⟦E. Carter⟧, hi", " ⟦E Carter⟧ your talk", " ⟦Ms. Carter⟧, hi"}},
	{"E.", "Carter", Other, []string{" ⟦Emily⟧, hi", " ⟦Emily Reed⟧, hi"}},
	{"El", "Hadji Diouf", Own, []string{" ⟦El Hadji⟧, hi", " ⟦Hadji⟧, hi", " ⟦El Hadji Diouf⟧, hi"}},
}

// prepare makes the recipient of a name.
func prepare(first, last string) *Recipient {
	r := new(Recipient)
	r.Set(first, last)
	return r
}

// unmark takes the brackets out of a text and tells where they stood; mended is what follows "=>".
func unmark(marked string) (text string, start, end int, mended string) {
	marked, mended, _ = strings.Cut(marked, " => ")
	start = strings.Index(marked, "⟦")
	if start < 0 {
		return marked, 0, 0, mended
	}
	end = strings.Index(marked, "⟧") - len("⟦")
	return strings.NewReplacer("⟦", "", "⟧", "").Replace(marked), start, end, mended
}

func TestGreet(t *testing.T) {
	for _, tt := range greetings {
		r := prepare(tt.first, tt.last)
		for _, marked := range tt.texts {
			text, start, end, mended := unmark(marked)
			g := r.Greet(text)
			if g.Verdict != tt.verdict || g.Start != start || g.End != end {
				t.Errorf("to %s %s: %q: verdict %d over %q, want %d over %q", tt.first, tt.last, text,
					g.Verdict, text[g.Start:g.End], tt.verdict, text[start:end])
				continue
			}
			if g.Raw != (mended != "") {
				t.Errorf("to %s %s: %q: raw is %t", tt.first, tt.last, text, g.Raw)
			}
			if g.Raw && r.Mend(text, &g) != mended {
				t.Errorf("to %s %s: %q is mended as %q, want %q", tt.first, tt.last, text, r.Mend(text, &g), mended)
			}
		}
	}
}

func TestSpelling(t *testing.T) {
	for _, tt := range []struct{ first, last, text, slip, spelling string }{
		{"Andrea", "Galli", " Andera, hi", "Andera", "Andrea"},
		{"Andrea", "Galli", " Dr. Gali, hi", "Gali", "Galli"},
		{"Michael", "Johnson", " Mr. Jonson, hi", "Jonson", "Johnson"},
		{"Ian", "McDonald", " Mr. MacDonald, hi", "MacDonald", "McDonald"},
		{"Katherine", "Lim", " Kathreine Lim, hi", "Kathreine", "Katherine"},
	} {
		g := prepare(tt.first, tt.last).Greet(tt.text)
		if slip := tt.text[g.NameStart:g.NameEnd]; g.Verdict != Misspelt || slip != tt.slip || g.Spelling != tt.spelling {
			t.Errorf("to %s %s: %q: verdict %d, %q for %q", tt.first, tt.last, tt.text, g.Verdict, slip, g.Spelling)
		}
	}
}

// TestMendLaws: a mended greeting is the same person's, and there is nothing left to mend.
func TestMendLaws(t *testing.T) {
	for _, tt := range greetings {
		r := prepare(tt.first, tt.last)
		for _, marked := range tt.texts {
			text, _, _, mended := unmark(marked)
			if mended == "" {
				continue
			}
			before := r.Greet(text)
			after := r.Greet(" " + mended + text[before.End:])
			if after.Verdict != before.Verdict || after.Raw {
				t.Errorf("%q mended as %q: verdict %d, raw %t", text, mended, after.Verdict, after.Raw)
			}
		}
	}
}

// TestWrittenNameIsOwn: whoever writes the name just as the profile does is right, wherever the profile divides it.
func TestWrittenNameIsOwn(t *testing.T) {
	for _, line := range displayed(t) {
		shown, _, _ := strings.Cut(line, "\t")
		n := Parse(shown)
		full := n.Full()
		if n.First == "" {
			full = n.Called() // "Mr. Smith"
		}
		if full == "" {
			continue // "LinkedIn Member"
		}
		for at := range full + " " {
			if at < len(full) && full[at] != ' ' {
				continue
			}
			r := prepare(full[:at], full[at:])
			for _, name := range []string{full, r.Name.Called()} {
				if g := r.Greet(" " + name + ", hi"); g.Verdict != Own {
					t.Errorf("to %q %q: %q: verdict %d", full[:at], full[at:], name, g.Verdict)
				}
			}
		}
	}
}

func TestGreetProperties(t *testing.T) {
	piece := rapid.SampledFrom([]string{
		"Anna", "ANNA", "anna", "Kim", "Dr.", "MBA", "(She/Her)", "(", "🌟", "🇧🇷", "van", "will", "Will", "I", "O'", "-", ",", "!", "\n", "é", "李明", "'", ".", "\xff",
	})
	gap := rapid.SampledFrom([]string{" ", " ", "", ", "})
	people := []*Recipient{prepare("Anna", "Kim"), prepare("Anna 🌟", "Kim, MBA"), prepare("明", "李"), prepare("", "")}
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(0, 14).Draw(t, "pieces") {
			b.WriteString(gap.Draw(t, "gap"))
			b.WriteString(piece.Draw(t, "piece"))
		}
		text := b.String()
		for _, r := range people {
			g := r.Greet(text)
			if g.Start < 0 || g.Start > g.NameStart || g.NameStart > g.NameEnd || g.NameEnd > g.End || g.End > len(text) {
				t.Errorf("%q: %d %d %d %d", text, g.Start, g.NameStart, g.NameEnd, g.End)
			}
			if g.Verdict != Nobody && r.Mend(text, &g) == "" {
				t.Errorf("%q: nothing is left of %q", text, text[g.Start:g.End])
			}
		}
	})
}

func FuzzGreet(f *testing.F) {
	for _, tt := range greetings {
		for _, marked := range tt.texts {
			text, _, _, _ := unmark(marked)
			f.Add(tt.first, tt.last, text)
		}
	}
	f.Fuzz(func(t *testing.T, first, last, text string) {
		r := prepare(first, last)
		g := r.Greet(text)
		if g.Start < 0 || g.Start > g.NameStart || g.NameStart > g.NameEnd || g.NameEnd > g.End || g.End > len(text) {
			t.Errorf("%q: %d %d %d %d", text, g.Start, g.NameStart, g.NameEnd, g.End)
		}
		r.Mend(text, &g)
	})
}

func TestGreetDoesNotAllocate(t *testing.T) {
	r := prepare("Anna 🌟", "Kim, MBA")
	if n := testing.AllocsPerRun(100, func() {
		r.Set("Anna 🌟", "Kim, MBA")
		for _, tt := range greetings {
			for _, text := range tt.texts {
				r.Greet(text)
				r.Has(text)
			}
		}
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}
