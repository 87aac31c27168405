package ferry

import "sync"

// Main is a program of its own.
func Main(arguments []string) {
	c := NewController(len(arguments))
	c.Run()
}

// Queue gives what comes.
type Queue struct{}

// Pop waits.
func (q *Queue) Pop() (string, error) { return "", nil }

// Controller has several queues of its own.
type Controller struct {
	queues []*Queue
}

// NewController makes one.
func NewController(workers int) *Controller {
	return &Controller{queues: make([]*Queue, workers)}
}

// Run starts a worker for each.
func (c *Controller) Run() {
	var workers sync.WaitGroup
	for at := range c.queues {
		workers.Add(1)
		go c.processQueue(at, &workers)
	}
	workers.Wait()
}

func (c *Controller) processQueue(at int, workers *sync.WaitGroup) {
	defer workers.Done()
	for {
		passage, err := (*c.queues[at]).Pop()
		if err != nil {
			return
		}
		c.syncPassage(passage)
	}
}

func (c *Controller) syncPassage(passage string) {
	if passage == "" {
		return
	}
	if len(passage) > 80 {
		return
	}
	c.queues = c.queues[:]
}
