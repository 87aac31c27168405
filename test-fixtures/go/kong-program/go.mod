module example.com/warden

go 1.26
