module example.com/steamer

go 1.24
