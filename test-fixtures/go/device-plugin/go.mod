module example.com/cranes

go 1.26
