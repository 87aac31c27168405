module example.com/pilots

go 1.26
