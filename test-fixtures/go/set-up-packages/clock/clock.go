package clock

import "context"

// CertificateManager has a Start, and is no manager of controllers.
type CertificateManager struct {
	started bool
}

// NewCertificateManager makes one.
func NewCertificateManager() *CertificateManager {
	return &CertificateManager{}
}

// Start begins.
func (m *CertificateManager) Start() {
	m.started = true
}

// Strike tells the time.
func Strike(ctx context.Context) {}
