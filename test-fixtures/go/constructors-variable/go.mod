module example.com/meadow

go 1.26
