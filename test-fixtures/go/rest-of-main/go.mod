module example.com/windmill

go 1.26
