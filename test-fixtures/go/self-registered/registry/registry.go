package registry

type Controller interface {
	Name() string
	Initialize()
	Run(stop <-chan struct{})
}

var controllers = map[string]Controller{}

func Register(controller Controller) {
	controllers[controller.Name()] = controller
}

func ForEach(visit func(Controller)) {
	for _, controller := range controllers {
		visit(controller)
	}
}
