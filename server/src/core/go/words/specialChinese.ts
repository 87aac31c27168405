import type { SpecialStep } from "./special.ts";
import type { KindWords } from "./words.ts";

/** The same in Chinese. */
export const specialChinese: Readonly<Record<SpecialStep, KindWords>> = {
  partOfReconcile: {
    title: "{symbol}：调谐的一部分",
    what: "为正在处理的对象完成名称所说的那部分工作。",
    why: "由 Reconcile 直接调用，或经由另一部分调用。",
  },
  eachTurn: {
    title: "{symbol}：每一轮的工作",
    what: "完成该循环要做的事。",
    why: "由循环直接调用，或经由另一个函数调用。",
  },
  schemeInProgram: {
    title: "向 scheme 注册 API 类型",
    what: "告诉 scheme 客户端和缓存需要认识哪些 API 组和 Go 类型。",
    why: "用该 scheme 构造的客户端会读取它。",
  },
  runWithoutElection: {
    title: "{symbol} 运行组件",
    what: "把组件的各个部分组装起来并启动。",
    why: "它构造和启动的内容在后面讲述。",
  },
  electionLock: {
    title: "{symbol}：选主用的锁",
    what: "创建各副本竞争的锁。",
    why: "没有它就无法选主。",
  },
  startOfWork: {
    title: "{symbol} 开始工作",
    what: "启动 worker、watch 或其他 goroutine，或者自己完成工作。",
    why: "它所需的内容已经构造。",
  },
  itemOfWork: {
    title: "{symbol}：下一项工作",
    what: "取出接下来要做的事并处理。",
    why: "运行它的一方会继续下一项，或者由它自己继续。",
  },
  oneTurn: {
    title: "{symbol}：主循环的一轮",
    what: "完成一轮的工作。",
    why: "循环每次都调用它。",
  },
  loopBeside: {
    title: "{symbol} 启动一个循环",
    what: "启动一个循环，与调用它的代码并行运行。",
    why: "只要没有被停止，它就一直循环。",
  },
  controllersInTurn: {
    title: "{symbol} 设置各个控制器",
    what: "逐个设置控制器。",
    why: "没有设置的控制器不会运行。",
  },
  controllerList: {
    title: "{symbol}：控制器列表",
    what: "列出构造或设置各个控制器所用的内容。",
    why: "启动的控制器取自这里。",
  },
  controllersHandedOver: {
    title: "{symbol} 接收各个控制器",
    what: "把各个控制器的构造函数交给库，由库构造并运行。",
    why: "其余由库完成。",
  },
  builtToRun: {
    title: "{symbol} 构造要运行的内容",
    what: "创建稍后启动的内容。",
    why: "必须先有它才能启动。",
  },
  signalContext: {
    title: "{symbol}：信号结束程序",
    what: "创建一个 context 或 channel，在程序被要求停止时结束。",
    why: "长时间运行的内容会得到它。",
  },
  servedByManager: {
    title: "{symbol}：控制器之外的服务器",
    what: "在 manager 运行它期间应答请求。",
    why: "manager 会启动加入其中的内容。",
  },
  oneOfLoops: {
    title: "{symbol}：其中一个循环",
    what: "不由控制器队列驱动的循环，是多个循环之一。",
    why: "只要没有被停止，它就一直循环。",
  },
};
