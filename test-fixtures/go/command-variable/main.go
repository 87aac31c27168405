package main

import "example.com/wharf/commands"

func main() {
	commands.Execute()
}
