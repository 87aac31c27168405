module example.com/cargo

go 1.26
