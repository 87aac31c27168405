module example.com/dike

go 1.26
