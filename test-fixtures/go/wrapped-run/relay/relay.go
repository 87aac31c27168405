package relay

import "net/http"

// NewHandler relays what is asked of it.
func NewHandler(address string) (http.Handler, error) {
	return http.NotFoundHandler(), nil
}
