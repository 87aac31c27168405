module example.com/parish

go 1.26
