package alarm

// Alarm is raised where there is reason to.
type Alarm interface {
	Execute(reading float64)
	Name() string
}

var alarms []Alarm

// Register is called as the program is loaded.
func Register(each Alarm) {
	alarms = append(alarms, each)
}

// All lists them.
func All() []Alarm {
	return alarms
}
