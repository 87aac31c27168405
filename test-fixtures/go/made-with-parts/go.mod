module example.com/dredger

go 1.26
