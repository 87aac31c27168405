package main

import (
	"context"
	"log"

	resourceapi "k8s.io/api/resource/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/dynamic-resource-allocation/kubeletplugin"
)

func main() {
	if err := runPlugin(context.Background()); err != nil {
		log.Fatal(err)
	}
}

func runPlugin(ctx context.Context) error {
	driver, err := newDriver(ctx)
	if err != nil {
		return err
	}
	<-ctx.Done()
	driver.helper.Stop()
	return nil
}

type driver struct {
	helper *kubeletplugin.Helper
}

func newDriver(ctx context.Context) (*driver, error) {
	d := &driver{}
	helper, err := kubeletplugin.Start(ctx, d, kubeletplugin.DriverName("berth.example.com"))
	if err != nil {
		return nil, err
	}
	d.helper = helper
	return d, nil
}

// PrepareResourceClaims makes berths ready.
func (d *driver) PrepareResourceClaims(
	ctx context.Context,
	claims []*resourceapi.ResourceClaim,
) (map[types.UID]kubeletplugin.PrepareResult, error) {
	return nil, nil
}

// UnprepareResourceClaims clears them.
func (d *driver) UnprepareResourceClaims(
	ctx context.Context,
	claims []kubeletplugin.NamespacedObject,
) (map[types.UID]error, error) {
	return nil, nil
}
