module example.com/pottery

go 1.26
