module example.com/quarry

go 1.26
