package pages

import "strings"

// labels are the words of LinkedIn's interface in one language. In Invite, Pitch and Pending, "{name}"
// stands for the person. English, French and Polish are as seen live or in code written for that
// language; what nobody has written down in German and the whole of Arabic are translated here, which
// is good enough: nothing may depend on these words.
type labels struct {
	Dir                                       string
	Connect, Invite, Pending, PendingText     string
	Message                                   string
	Title1, Pitch, AddNote, Without, Dismiss  string
	Title2, Quota, Hidden, Likely, Example    string
	Cancel, Send, SendText, Sent, ContactInfo string
	Company, School, Degree, DegreeLong       string
}

func (l labels) InviteFor(name string) string  { return strings.ReplaceAll(l.Invite, "{name}", name) }
func (l labels) PendingFor(name string) string { return strings.ReplaceAll(l.Pending, "{name}", name) }
func (l labels) CompanyOf(name string) string  { return strings.ReplaceAll(l.Company, "{name}", name) }
func (l labels) SchoolOf(name string) string   { return strings.ReplaceAll(l.School, "{name}", name) }

// PitchBefore and PitchAfter are the sentence of the first step around the name.
func (l labels) PitchBefore() string { before, _, _ := strings.Cut(l.Pitch, "{name}"); return before }
func (l labels) PitchAfter() string  { _, after, _ := strings.Cut(l.Pitch, "{name}"); return after }

var languages = map[string]labels{
	"en": {
		Dir: "ltr", Connect: "Connect", Invite: "Invite {name} to connect", PendingText: "Pending",
		Pending: "Pending, click to withdraw invitation sent to {name}", Message: "Message",
		Title1: "Add a note to your invitation?", AddNote: "Add a note", Without: "Send without a note", Dismiss: "Dismiss",
		Pitch:  "Personalize your invitation to {name} by adding a note. LinkedIn members are more likely to accept invitations that include a note.",
		Title2: "Add a note to your invitation", Quota: "3 personalized invitations remaining for this month.",
		Hidden: "Please limit personal note to 300 characters.", Likely: "LinkedIn members are more likely to accept invitations that include a note.",
		Example: "Ex: We know each other from…", Cancel: "Cancel adding a note", Send: "Send invitation", SendText: "Send",
		Sent: "Invitation sent.", ContactInfo: "Contact info", Company: "Current company: {name}. Click to skip to experience card",
		School: "Education: {name}. Click to skip to education card", Degree: "2nd", DegreeLong: "2nd degree connection",
	},
	"de": {
		Dir: "ltr", Connect: "Vernetzen", Invite: "{name} als Kontakt einladen", PendingText: "Ausstehend",
		Pending: "Ausstehend, klicken Sie, um die Einladung an {name} zurückzuziehen", Message: "Nachricht",
		Title1: "Ihrer Einladung eine Notiz hinzufügen?", AddNote: "Notiz hinzufügen", Without: "Ohne Notiz senden", Dismiss: "Verwerfen",
		Pitch:  "Personalisieren Sie Ihre Einladung an {name} mit einer Notiz.",
		Title2: "Ihrer Einladung eine Notiz hinzufügen", Quota: "3 personalisierte Einladungen übrig für diesen Monat.",
		Hidden: "Bitte beschränken Sie die Notiz auf 300 Zeichen.", Likely: "Einladungen mit Notiz werden eher angenommen.",
		Example: "Beispiel: Wir kennen uns von …", Cancel: "Notiz abbrechen", Send: "Einladung senden", SendText: "Senden",
		Sent: "Einladung gesendet.", ContactInfo: "Kontaktinfo", Company: "Aktuelles Unternehmen: {name}.",
		School: "Ausbildung: {name}.", Degree: "2.", DegreeLong: "Kontakt 2. Grades",
	},
	"fr": {
		Dir: "ltr", Connect: "Se connecter", Invite: "Inviter {name} à rejoindre votre réseau", PendingText: "En attente",
		Pending: "En attente, cliquez pour retirer l’invitation envoyée à {name}", Message: "Message",
		Title1: "Ajouter une note à votre invitation ?", AddNote: "Ajouter une note", Without: "Envoyer sans note", Dismiss: "Ignorer",
		Pitch:  "Personnalisez votre invitation à {name} en ajoutant une note.",
		Title2: "Ajouter une note à votre invitation", Quota: "Il vous reste 3 invitations personnalisées ce mois-ci.",
		Hidden: "Veuillez limiter votre note à 300 caractères.", Likely: "Une invitation avec une note est plus souvent acceptée.",
		Example: "Ex. : Nous nous connaissons de…", Cancel: "Annuler la note", Send: "Envoyer une invitation", SendText: "Envoyer",
		Sent: "Invitation envoyée.", ContactInfo: "Coordonnées", Company: "Entreprise actuelle : {name}.",
		School: "Formation : {name}.", Degree: "2e", DegreeLong: "Relation de 2e niveau",
	},
	"pl": {
		Dir: "ltr", Connect: "Połącz", Invite: "Zaproś użytkownika {name} do nawiązania kontaktu", PendingText: "W toku",
		Pending: "W toku, kliknij, aby wycofać zaproszenie wysłane do użytkownika {name}", Message: "Wiadomość",
		Title1: "Możesz dodać notatkę do zaproszenia", AddNote: "Dodaj notatkę", Without: "Wyślij bez notatki", Dismiss: "Odrzuć",
		Pitch:  "Spersonalizuj zaproszenie do użytkownika {name}, dodając notatkę.",
		Title2: "Dodaj notatkę do zaproszenia", Quota: "Pozostało zaproszeń z notatką: 3.",
		Hidden: "Ogranicz notatkę do 300 znaków.", Likely: "Zaproszenia z notatką są chętniej przyjmowane.",
		Example: "Np. Znamy się z…", Cancel: "Anuluj dodawanie notatki", Send: "Wyślij zaproszenie", SendText: "Wyślij",
		Sent: "Wysłano zaproszenie.", ContactInfo: "Informacje kontaktowe", Company: "Obecna firma: {name}.",
		School: "Wykształcenie: {name}.", Degree: "2.", DegreeLong: "Kontakt 2. stopnia",
	},
	"ar": {
		Dir: "rtl", Connect: "تواصل", Invite: "دعوة {name} للتواصل", PendingText: "معلّق",
		Pending: "معلّق، انقر لسحب الدعوة المرسلة إلى {name}", Message: "رسالة",
		Title1: "هل تريد إضافة ملاحظة إلى دعوتك؟", AddNote: "إضافة ملاحظة", Without: "إرسال دون ملاحظة", Dismiss: "تجاهل",
		Pitch:  "خصّص دعوتك إلى {name} بإضافة ملاحظة.",
		Title2: "إضافة ملاحظة إلى دعوتك", Quota: "تبقّت 3 دعوات مخصّصة هذا الشهر.",
		Hidden: "يُرجى ألا تتجاوز الملاحظة 300 حرف.", Likely: "تُقبل الدعوات التي تحتوي على ملاحظة أكثر من غيرها.",
		Example: "مثال: تعارفنا في…", Cancel: "إلغاء إضافة الملاحظة", Send: "إرسال الدعوة", SendText: "إرسال",
		Sent: "تم إرسال الدعوة.", ContactInfo: "معلومات الاتصال", Company: "الشركة الحالية: {name}.",
		School: "التعليم: {name}.", Degree: "2", DegreeLong: "صلة من الدرجة الثانية",
	},
}
