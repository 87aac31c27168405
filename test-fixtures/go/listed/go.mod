module example.com/crane

go 1.24
