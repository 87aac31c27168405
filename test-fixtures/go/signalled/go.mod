module example.com/foghorn

go 1.26
