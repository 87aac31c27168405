package water

import "sync"

// Config is what is known now.
type Config struct {
	Height int
}

// Agent hands it out.
type Agent struct {
	lock    sync.RWMutex
	current *Config
}

// Config reads nothing.
func (a *Agent) Config() *Config {
	a.lock.RLock()
	defer a.lock.RUnlock()
	return a.current
}

// TideContext is shared by nobody.
type TideContext struct {
	height int
}

// NewTideContext measures.
func NewTideContext() *TideContext {
	return &TideContext{height: 3}
}

var enabled = map[string]bool{}

// EnableAllControllers registers none.
func EnableAllControllers() {
	enabled["north"] = true
	enabled["south"] = true
	enabled["east"] = true
	enabled["west"] = true
	enabled["sluice"] = true
}
