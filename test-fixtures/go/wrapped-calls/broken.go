package main

// The file does not compile; that costs nothing but its own function.
func unfinished( {
	if true {
