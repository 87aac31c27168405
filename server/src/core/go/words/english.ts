import type { Words } from "./words.ts";

export const english: Words = {
  kinds: {
    "entry-main": {
      title: "The program starts in {symbol}",
      what: "The main function of the binary. It puts the program together and hands over.",
      why: "Everything that follows is reached from here.",
    },
    "command-execute": {
      title: "{symbol} executes the command",
      what: "Runs the cobra command: flags are parsed first, then the command's Run hook is called.",
      why: "The command is only a description until something executes it.",
    },
    "command-construct": {
      title: "{symbol} builds the command",
      what: "Returns a cobra command. The field that matters is its Run hook; the rest is flags, usage, help and argument checks.",
      why: "The hook that it sets fires as soon as the command is executed.",
    },
    "options-new": {
      title: "{symbol}: the options and their defaults",
      what: "Builds the struct that flags and configuration files are read into, with its default values.",
      why: "Flags are bound to its fields next, so it has to be there first.",
    },
    flags: {
      title: "Flags are registered",
      what: "Binds command line flags to the options, and sets what usage and help print.",
      why: "It has to happen before the arguments are parsed.",
    },
    "command-pre-run": {
      title: "{symbol} runs before the Run hook",
      what: "A hook that cobra calls after the flags are parsed and before Run.",
      why: "What Run relies on, such as feature gates or a configuration file, is settled here.",
    },
    "scheme-register": {
      title: "API types are added to the scheme",
      what: "Tells the scheme which API groups and Go types the clients and caches have to know.",
      why: "It runs before main, since every client that is built later reads the scheme.",
    },
    "command-run-hook": {
      title: "{symbol}: the hook that fires on Execute",
      what: "What the command does: it turns the options into a configuration and runs the component with it.",
      why: "cobra calls it once the flags are parsed.",
    },
    config: {
      title: "{symbol} turns options into configuration",
      what: "Reads flags or a file and returns what the component runs with. An error here stops the start.",
      why: "The component is run with its result.",
    },
    validate: {
      title: "{symbol} refuses bad settings",
      what: "Checks the settings; what it finds wrong ends the program before anything runs.",
      why: "Nothing has been started yet, so failing is cheap.",
    },
    "manager-new": {
      title: "The controller-runtime manager is made",
      what: "The manager owns the shared cache, the client, leader election, metrics and webhooks of all controllers.",
      why: "Controllers, webhooks and checks are registered with it next.",
    },
    "run-function": {
      title: "{symbol} runs the component",
      what: "Starts what every replica does, takes part in the election, and blocks until the program is told to stop.",
      why: "The configuration is complete; from here on the component works.",
    },
    "event-recorder": {
      title: "Events are recorded",
      what: "Makes a broadcaster that writes events to the API server, and a recorder that the program's parts use.",
      why: "Whoever wants to report an event needs the recorder first.",
    },
    serving: {
      title: "Health checks and servers",
      what: "Registers health checks or starts an HTTP server.",
      why: "Every replica serves these, whether it leads or waits.",
    },
    "client-builder": {
      title: "Clients of the API server",
      what: "Finds out how to reach the API server and builds clients.",
      why: "Informers, the election and the controllers all talk through them.",
    },
    indexer: {
      title: "Field indexes for the cache",
      what: "Adds indexes to the cache, so that objects can be found by a field instead of listing all.",
      why: "Indexes have to exist before the cache starts.",
    },
    "server-chain": {
      title: "{symbol} chains the servers",
      what: "Builds API servers that delegate to each other: what one does not know, the next one answers.",
      why: "The chain is what is prepared and run next.",
    },
    "leader-identity": {
      title: "Without election, run at once; else take an identity",
      what: "If election is switched off the work starts directly. Else the host's name and a unique suffix become the identity in the lock.",
      why: "The lock records who holds it, so candidates need different names.",
    },
    "leader-candidate": {
      title: "The replica announces itself as a candidate",
      what: "Publishes a lease candidate with the versions of this replica, for coordinated leader election.",
      why: "The coordinator has to know the candidates before it picks one.",
    },
    "leader-election": {
      title: "{symbol}: one replica becomes the leader",
      what: "Replicas compete for a lock. The holder works and renews it; the others wait and try again.",
      why: "Only one replica may act on the cluster at a time.",
    },
    "on-started-leading": {
      title: "{symbol}: what only the winner runs",
      what: "Called when this replica has become the leader; its context ends when the leadership does.",
      why: "Replicas that lost the election never get here.",
    },
    "leader-wait": {
      title: "Wait until elected",
      what: "Blocks until the channel is closed that the winner's callback closes, or until the program stops.",
      why: "Controllers must not start on a replica that does not lead.",
    },
    "controller-setup": {
      title: "{symbol} registers the controllers",
      what: "Sets up one reconciler after the other with the manager.",
      why: "The manager runs only what was registered before it is started.",
    },
    "setup-with-manager": {
      title: "{symbol}: what the controller watches",
      what: "Names the kind that the controller reconciles, and the kinds whose changes lead back to it.",
      why: "The watches decide when Reconcile is called.",
    },
    webhook: {
      title: "Admission webhooks are registered",
      what: "Adds webhooks to the manager's server, which the API server asks about objects before it stores them.",
      why: "They have to be in place when the manager starts to serve.",
    },
    "server-run": {
      title: "{symbol} runs the server",
      what: "Prepares or runs the API server, its hooks after start and its graceful end.",
      why: "The chain of servers is complete.",
    },
    "run-closure": {
      title: "{symbol}: what the leader does",
      what: "A closure that is written before the election and run after it has been won.",
      why: "It is called by the winner's callback.",
    },
    "controller-context": {
      title: "{symbol}: what all controllers share",
      what: "Builds the shared clients, informer factories and mappings that each controller is given.",
      why: "Controllers are built from it.",
    },
    "controller-registry": {
      title: "{symbol}: the registry of controllers",
      what: "Maps the name of each controller to the function that builds it.",
      why: "What is started next is looked up here.",
    },
    "controller-descriptor": {
      title: "{symbol}: one controller of the registry",
      what: "Builds one controller with its informers and client, and runs it.",
      why: "One of many, followed as an example.",
    },
    "controller-start": {
      title: "{symbol} starts the controllers",
      what: "Goes through the registry and starts each controller that is enabled.",
      why: "Clients and shared informers are ready.",
    },
    "informer-factory": {
      title: "Shared informer factories",
      what: "Makes the factories from which all controllers take their informers, so that each kind is watched once.",
      why: "Controllers register handlers with their informers before they start.",
    },
    "informer-start": {
      title: "The shared informers start",
      what: "Starts one watch for each kind that was asked for. It does not block.",
      why: "Handlers must be registered first, or they would miss what the first list brings.",
    },
    "manager-start": {
      title: "The manager starts and blocks",
      what: "Starts caches, election, webhooks and controllers inside the library, until its context ends.",
      why: "All that it runs is registered.",
    },
    "domain-state": {
      title: "{symbol}: state that controllers share",
      what: "Builds an object of the program's own that several of its parts read and change.",
      why: "Its users are given it when they are built.",
    },
    "cloud-init": {
      title: "{symbol} loads the cloud provider",
      what: "Initialises the cloud provider that cloud controllers talk to.",
      why: "Controllers for nodes, routes and services need it.",
    },
    "controller-construct": {
      title: "{symbol} builds the controller",
      what: "Makes the controller with its queue, listers and event handlers.",
      why: "It has to be complete before it runs.",
    },
    workqueue: {
      title: "The work queue",
      what: "Holds keys of objects that need work. A key that is already waiting is not added twice, and failures come back later.",
      why: "Handlers put keys in, workers take them out.",
    },
    "event-handlers": {
      title: "Event handlers enqueue keys",
      what: "Registers what happens when an object is added, changed or deleted: its key goes to the queue.",
      why: "They have to be registered before the informers start.",
    },
    "controller-run": {
      title: "{symbol} runs the controller",
      what: "Waits for the caches, starts the workers and blocks until it is told to stop.",
      why: "The controller is built and its informers are started.",
    },
    "cache-sync": {
      title: "Wait for the caches",
      what: "Blocks until the first lists have arrived.",
      why: "On an empty cache a controller would take everything for missing.",
    },
    "worker-start": {
      title: "The workers start",
      what: "Starts goroutines that take keys from the queue.",
      why: "The caches are filled.",
    },
    "worker-loop": {
      title: "{symbol}: one key from the queue",
      what: "Takes a key, has it processed and marks it as done. The queue never hands the same key to two workers at once.",
      why: "Each worker repeats this.",
    },
    reconcile: {
      title: "{symbol}: bring one object up to date",
      what: "Reads the object, compares what is wanted with what is there, and changes the difference. A returned error means: try again.",
      why: "Called for every key that a worker takes.",
    },
    "error-retry": {
      title: "{symbol}: retry with back-off",
      what: "Puts the key back with a growing delay, or gives it up.",
      why: "Called when processing has failed.",
    },
    "sync-loop": {
      title: "{symbol}: the main loop",
      what: "A loop that is not driven by a controller's queue.",
      why: "The manager runs it beside the controllers.",
    },
    "on-stopped-leading": {
      title: "{symbol}: the lease is lost",
      what: "Called when this replica no longer leads, also after it was asked to stop.",
      why: "Another replica may lead by now, so this one must not go on.",
    },
    "leader-migration": {
      title: "A second lock",
      what: "Takes part in a second election, for controllers that move to another program.",
      why: "It follows the main lock, so that no two holders run the same controllers.",
    },
    shutdown: {
      title: "{symbol}: signals and the end",
      what: "Ends the program in order: a signal ends the context, and what was started is waited for.",
      why: "Everything that blocks is given the context that ends here.",
    },
  },
  phases: [
    "Entry",
    "Command and options",
    "Configuration",
    "Running the component",
    "Election and set-up",
    "What the leader starts",
    "One controller",
    "The end",
  ],
  facts: {
    flag: "Flags",
    gate: "Feature gates",
    duration: "Durations",
    endpoint: "Endpoints",
    election: "Election",
    goroutine: "Goroutines",
    "retry-limit": "Retry limit",
    queue: "Queue",
    handler: "Handlers",
    watch: "Watches",
    cache: "Caches",
    worker: "Workers",
    controller: "Controllers",
    call: "Calls",
  },
  colon: ": ",
  comma: ", ",
  alternatives: "One of {count} that look alike; the others are left out.",
  likely: "Reached through an interface or a stored function; this is the most likely one.",
  sourceAbsent: "What follows happens inside a library whose source is not here.",
  walkthroughOf: "Walkthrough of {name}",
  whyHeading: "Why here",
};
