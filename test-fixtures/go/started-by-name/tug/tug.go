package tug

// Main is another program.
func Main(arguments []string) {
	for range arguments {
		continue
	}
}
