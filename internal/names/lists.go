package names

// Words around a name that are not the name, as their folded letters (no case, marks or dots).
const (
	// titles stand before a name.
	titles = " dr dra drs prof profdr univprof professor professora doctor mr mrs ms miss mx mister missus sir madam dame lord lady" +
		" rev reverend revd pastor rabbi imam father sister brother fra capt captain cpt major colonel sergeant sgt" +
		" engr lic licda arq dott dottssa avv sig signora signor sr sra srta herr frau hr fru monsieur madame mme" +
		" mlle senor senora senhor senhora don dona dring dipling diplingfh mudr mgr rndr phdr judr inz mgrinz" +
		" shri sri smt sheikh shaikh datuk dato datin tansri ustad ustadz haji hajjah judge coach chef maestro" +
		" dhr mevr mw bay bayan pan pani gospodin chi anh baba mama auntie uncle "
	// dottedTitles are titles only with a dot: without one they may be names.
	dottedTitles = " fr st hon ing gen col maj lt mag er ir pr adv ca cs ar bc eng arch m h hj hr s d phd msc mba cand "
	// capitalTitles are titles only in capitals and before a name that is not.
	capitalTitles = " ca cs cma er ir ar adv drs "
	// credentials stand behind a name, with a comma or without.
	credentials = " phd dphil edd dba mba emba pgmba msc bsc meng beng mphil mpa mpp mph msw lcsw lmsw mbbs mrcp frcp frcs" +
		" facs facp dds dmd dnp crna fnp np bsn msn lpn cna rdn md pharmd rph dvm jd llm llb llmm esq cpa cma acca aca fca fcca" +
		" cfa frm caia cfp chfc cia cisa cism cissp crisc ceh oscp ccna ccnp ccie aws pmp pmi pmiacp capm prince itil csm cspo psm" +
		" pspo safe spc ssbb ssgb lssbb lssgb cscp cpim cpsm mcips fcips phr sphr shrmcp shrmscp cipd mcipd fcipd assoccipd gphr" +
		" cphr aia leed leedap riba raia asla pgmp rmp mcse mcsa mct mvp gisp cap cae cfre cmp cpm cpcu arm aia are ceng ieng pe" +
		" eit fe pg osc msf mim mfin mfa bfa bba bcom mcom bbm bca mca btech mtech ctfl istqb cbap ccba pba csp cgeit cdpse cipp cippe" +
		" cippus cipm cpacc mrics frics mice fice frsa fhea sfhea pfhea fimeche mimeche miet fiet obe mbe cbe kbe icf pcc acc mcc" +
		" bcba lpc lmft psyd rn bds mds frcpc mrcs dipl diplmgt gdip pgce pgdip hons cima acma cgma aat mlitt dsc scd thd mdiv" +
		" lion ret usn usaf usmc usa cissmp scrum pmpr acsm cssgb cssbb aicp faicp mscrp ms ma ba bs be me do pa ed bed med mm cs ca ai mt ot pt dpt otr slp ccc atc rd ra la mp mep kc qc sc am ao oam "
	// shortCredentials may as well be a family name or a given one: they need two words of a name before them.
	shortCredentials = " ma ba bs be me do pa ed bed med mm ms cs ca ai mt ot pt rd ra la mp kc qc sc am ao pe fe pg np are arm cap safe ret acc cae "
	// suffixes belong to the name but are not called.
	suffixes = " jr sr ii iii iv 2nd 3rd 4th junior senior filho neto sobrinho "
	// particles join a family name in lower case.
	particles = " van von de da do dos das del della dello di du la le los las der den ter ten te bin bint ibn ben al el abu ap ab y e zu zum zur" +
		" af av vom vande vander vanden i het t s op den degli dei delle dal dalla ould ait"
	// pronouns, as the parts that a slash or comma joins.
	pronouns = " she her hers he him his they them theirs ze zir hir xe xem elle ella el ellos iel lui sie er ihr ihm il any all ask pronouns ela dela ele dele hen hij zij hem haar "
	// taglines begin what a profile hangs on to the name.
	taglines = " hiring opentowork open we were actively looking ono available seeking opentonetworking opentoconnect hire hirings recruiting "
	// maiden words introduce a former name.
	maiden = " nee ne born formerly geb geborene previously aka alias "
)

// in reports whether the list (words between single spaces) has the word.
func in(list string, word []byte) bool {
	if len(word) == 0 {
		return false
	}
	for i := 1; i < len(list); {
		end := i
		for end < len(list) && list[end] != ' ' {
			end++
		}
		if list[i:end] == string(word) {
			return true
		}
		i = end + 1
	}
	return false
}
