package syncapi

// Limits are what one request may hold and one account may keep. A server may set others than
// DefaultLimits; GET /v1/info tells.
type Limits struct {
	// RecordBytes is the longest data of a record, in characters of base64url.
	RecordBytes int `json:"recordBytes"`
	// PushItems is the most items in one push.
	PushItems int `json:"pushItems"`
	// PushBytes is the longest body of any request, in bytes.
	PushBytes int `json:"pushBytes"`

	Account AccountLimits `json:"account"`
}

// AccountLimits are what one account may keep.
type AccountLimits struct {
	Records int64 `json:"records"`
	// Bytes bounds the live records; a push beyond it is ItemQuota.
	Bytes int64 `json:"bytes"`
	// HistoryBytes bounds the kept versions; beyond it those that were replaced first are dropped.
	HistoryBytes int64 `json:"historyBytes"`
}

// DefaultLimits is what a server allows unless its operator says otherwise: a record of 64 KB, a hundred
// records or 1 MB a push, and an account of ten thousand records. D1 binds no value above 2 MB.
var DefaultLimits = Limits{
	RecordBytes: 87_382, // 64 KB as base64url
	PushItems:   100,
	PushBytes:   1 << 20,
	Account: AccountLimits{
		Records:      10_000,
		Bytes:        20 << 20,
		HistoryBytes: 20 << 20,
	},
}

// What the server keeps of the past.
const (
	// VersionsKept is how many earlier texts of one record are kept.
	VersionsKept = 20
	// VersionDays is how long an earlier text is kept once it was replaced.
	VersionDays = 90
	// TombstoneDays is how long a deletion is remembered; older cursors get CursorExpired.
	TombstoneDays = 180
	// GoneDays is how long a deleted account is remembered, so that its other devices learn of it.
	GoneDays = 90
	// RetiredDays is how long the records of a retired account are kept; that it is retired is remembered for good.
	RetiredDays = 90
)
