import type { Words } from "./words.ts";

export const chinese: Words = {
  kinds: {
    "entry-main": {
      title: "程序从 {symbol} 开始",
      what: "二进制文件的 main 函数，负责组装程序并交出控制权。",
      why: "后面的一切都由这里到达。",
    },
    "command-execute": {
      title: "{symbol} 执行命令",
      what: "运行 cobra 命令：先解析命令行参数，再调用命令的 Run 钩子。",
      why: "命令在被执行之前只是一份描述。",
    },
    "command-construct": {
      title: "{symbol} 构造命令",
      what: "返回一个 cobra 命令。关键字段是 Run 钩子，其余是参数、用法、帮助和参数检查。",
      why: "命令一旦执行，它设置的钩子就会触发。",
    },
    "options-new": {
      title: "{symbol}：选项及其默认值",
      what: "构造接收命令行参数和配置文件的结构体，并填入默认值。",
      why: "接下来参数会绑定到它的字段，所以它必须先存在。",
    },
    flags: {
      title: "注册命令行参数",
      what: "把命令行参数绑定到选项，并设置用法和帮助的输出。",
      why: "必须在解析参数之前完成。",
    },
    "command-pre-run": {
      title: "{symbol} 在 Run 钩子之前运行",
      what: "cobra 在解析参数之后、Run 之前调用的钩子。",
      why: "Run 所依赖的内容（如特性门控、配置文件）在这里确定。",
    },
    "scheme-register": {
      title: "向 scheme 注册 API 类型",
      what: "告诉 scheme 客户端和缓存需要认识哪些 API 组和 Go 类型。",
      why: "它在 main 之前运行，因为之后构造的客户端都要读取 scheme。",
    },
    "command-run-hook": {
      title: "{symbol}：Execute 时触发的钩子",
      what: "命令真正做的事：把选项变成配置，再用它运行组件。",
      why: "参数解析完成后由 cobra 调用。",
    },
    config: {
      title: "{symbol} 把选项变成配置",
      what: "读取参数或文件，返回组件运行所需的配置。出错则停止启动。",
      why: "组件用它的结果运行。",
    },
    validate: {
      title: "{symbol} 拒绝错误的设置",
      what: "检查设置；发现问题时，程序在运行任何东西之前结束。",
      why: "此时还没有启动任何东西，失败代价最小。",
    },
    "manager-new": {
      title: "创建 controller-runtime 的 manager",
      what: "manager 拥有所有控制器共享的缓存、客户端、选主、指标和 webhook。",
      why: "接下来控制器、webhook 和检查都注册到它上面。",
    },
    "run-function": {
      title: "{symbol} 运行组件",
      what: "启动每个副本都要做的事，参与选主，并阻塞到程序被要求停止。",
      why: "配置已经完整，组件从这里开始工作。",
    },
    "event-recorder": {
      title: "记录事件",
      what: "创建把事件写入 API server 的广播器，以及供程序各部分使用的记录器。",
      why: "要上报事件，必须先有记录器。",
    },
    serving: {
      title: "健康检查与服务器",
      what: "注册健康检查或启动 HTTP 服务器。",
      why: "无论是否为主，每个副本都提供这些服务。",
    },
    "client-builder": {
      title: "API server 的客户端",
      what: "确定如何访问 API server，并构造客户端。",
      why: "informer、选主和控制器都通过它们通信。",
    },
    indexer: {
      title: "缓存的字段索引",
      what: "给缓存添加索引，按字段查找对象而不必列出全部。",
      why: "索引必须在缓存启动之前存在。",
    },
    "server-chain": {
      title: "{symbol} 串起服务器",
      what: "构造相互委托的 API server：一个不认识的请求交给下一个处理。",
      why: "接下来准备并运行的就是这条链。",
    },
    "leader-identity": {
      title: "不选主则直接运行，否则取得身份",
      what: "关闭选主时直接开始工作；否则用主机名加唯一后缀作为锁中的身份。",
      why: "锁记录持有者，所以各候选者的名字必须不同。",
    },
    "leader-candidate": {
      title: "副本宣布自己为候选者",
      what: "为协调式选主发布带有本副本版本的候选者对象。",
      why: "协调者在挑选之前必须知道候选者。",
    },
    "leader-election": {
      title: "{symbol}：一个副本成为主",
      what: "各副本竞争一把锁。持有者工作并续期，其他副本等待并重试。",
      why: "同一时间只允许一个副本操作集群。",
    },
    "on-started-leading": {
      title: "{symbol}：只有胜者运行",
      what: "本副本成为主时调用；失去主身份时其 context 结束。",
      why: "没有当选的副本不会到这里。",
    },
    "leader-wait": {
      title: "等待当选",
      what: "阻塞到胜者回调关闭该 channel，或程序停止。",
      why: "控制器不能在非主副本上启动。",
    },
    "controller-setup": {
      title: "{symbol} 注册控制器",
      what: "把 reconciler 逐个注册到 manager。",
      why: "manager 只运行启动之前注册的内容。",
    },
    "setup-with-manager": {
      title: "{symbol}：控制器监视什么",
      what: "指定控制器调谐的类型，以及哪些类型的变化会回到它。",
      why: "这些监视决定何时调用 Reconcile。",
    },
    webhook: {
      title: "注册准入 webhook",
      what: "向 manager 的服务器添加 webhook,API server 在存储对象之前会询问它们。",
      why: "manager 开始服务时它们必须就位。",
    },
    "server-run": {
      title: "{symbol} 运行服务器",
      what: "准备或运行 API server、启动后的钩子以及优雅退出。",
      why: "服务器链已经完整。",
    },
    "run-closure": {
      title: "{symbol}：主副本做什么",
      what: "在选主之前写下、当选之后才运行的闭包。",
      why: "由胜者的回调调用。",
    },
    "controller-context": {
      title: "{symbol}：所有控制器共享的内容",
      what: "构造交给每个控制器的共享客户端、informer 工厂和映射。",
      why: "控制器由它构造。",
    },
    "controller-registry": {
      title: "{symbol}：控制器注册表",
      what: "把每个控制器的名字映射到构造它的函数。",
      why: "接下来启动的控制器在这里查找。",
    },
    "controller-descriptor": {
      title: "{symbol}：注册表中的一个控制器",
      what: "用 informer 和客户端构造一个控制器并运行它。",
      why: "众多控制器之一，作为例子展开。",
    },
    "controller-start": {
      title: "{symbol} 启动控制器",
      what: "遍历注册表，启动每个启用的控制器。",
      why: "客户端和共享 informer 已经就绪。",
    },
    "informer-factory": {
      title: "共享 informer 工厂",
      what: "创建所有控制器取得 informer 的工厂，使每种类型只被监视一次。",
      why: "控制器在它们启动之前注册处理函数。",
    },
    "informer-start": {
      title: "启动共享 informer",
      what: "为每种被请求的类型启动一个监视，不会阻塞。",
      why: "处理函数必须先注册，否则会错过首次列表的内容。",
    },
    "manager-start": {
      title: "manager 启动并阻塞",
      what: "在库内部启动缓存、选主、webhook 和控制器，直到 context 结束。",
      why: "它要运行的一切都已注册。",
    },
    "domain-state": {
      title: "{symbol}：控制器共享的状态",
      what: "构造程序自己的对象，多个部分会读取和修改它。",
      why: "使用者在构造时得到它。",
    },
    "cloud-init": {
      title: "{symbol} 加载云提供商",
      what: "初始化云控制器所用的云提供商。",
      why: "节点、路由和服务控制器需要它。",
    },
    "controller-construct": {
      title: "{symbol} 构造控制器",
      what: "创建控制器及其队列、lister 和事件处理函数。",
      why: "运行之前必须构造完整。",
    },
    workqueue: {
      title: "工作队列",
      what: "保存需要处理的对象的键。已在等待的键不会重复加入，失败的键稍后返回。",
      why: "处理函数放入键，worker 取出键。",
    },
    "event-handlers": {
      title: "事件处理函数把键入队",
      what: "注册对象新增、变更、删除时的动作：把键放入队列。",
      why: "必须在 informer 启动之前注册。",
    },
    "controller-run": {
      title: "{symbol} 运行控制器",
      what: "等待缓存同步，启动 worker，并阻塞到被要求停止。",
      why: "控制器已构造，informer 已启动。",
    },
    "cache-sync": {
      title: "等待缓存同步",
      what: "阻塞到首次列表到达。",
      why: "缓存为空时，控制器会认为一切都不存在。",
    },
    "worker-start": {
      title: "启动 worker",
      what: "启动从队列取键的 goroutine。",
      why: "缓存已经填充。",
    },
    "worker-loop": {
      title: "{symbol}：从队列取一个键",
      what: "取出一个键，处理后标记完成。队列不会把同一个键同时交给两个 worker。",
      why: "每个 worker 不断重复它。",
    },
    reconcile: {
      title: "{symbol}：使一个对象达到期望状态",
      what: "读取对象，比较期望与现状，并修正差异。返回错误表示重试。",
      why: "worker 取出的每个键都会调用它。",
    },
    "error-retry": {
      title: "{symbol}：退避重试",
      what: "以递增的延迟把键放回队列，或者放弃。",
      why: "处理失败时调用。",
    },
    "sync-loop": {
      title: "{symbol}：主循环",
      what: "不由控制器队列驱动的循环。",
      why: "manager 与控制器并行运行它。",
    },
    "on-stopped-leading": {
      title: "{symbol}：失去租约",
      what: "本副本不再为主时调用，被要求停止之后也会调用。",
      why: "此时可能已有其他副本为主，本副本不能继续。",
    },
    "leader-migration": {
      title: "第二把锁",
      what: "为迁移到另一个程序的控制器参与第二次选主。",
      why: "它在主锁之后，避免两个持有者运行同样的控制器。",
    },
    shutdown: {
      title: "{symbol}：信号与退出",
      what: "有序结束程序：信号结束 context，并等待已启动的部分。",
      why: "所有阻塞的部分都得到在此结束的 context。",
    },
  },
  phases: ["入口", "命令与选项", "配置", "运行组件", "选主与准备", "主副本启动的内容", "一个控制器", "结束"],
  facts: {
    flag: "命令行参数",
    gate: "特性门控",
    duration: "时长",
    endpoint: "端点",
    election: "选主",
    goroutine: "goroutine",
    "retry-limit": "重试上限",
    queue: "队列",
    handler: "处理函数",
    watch: "监视",
    cache: "缓存",
    worker: "worker",
    controller: "控制器",
    call: "调用",
  },
  colon: "：",
  comma: "、",
  alternatives: "{count} 个相似者之一，其余省略。",
  likely: "经由接口或保存的函数到达，这是最可能的一个。",
  sourceAbsent: "之后的内容在库内部，其源码不在此处。",
  walkthroughOf: "{name} 导览",
  whyHeading: "为何在此",
};
