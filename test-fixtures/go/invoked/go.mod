module example.com/tug

go 1.26
