import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

export const fileCount = 2000;

/** Five objects that belong together; every second file uses the ConfigMap of the first. */
export function textOfFile(index: number): string {
  const name = `app-${String(index)}`;
  const shared = index % 2 === 0 ? "shared" : name;
  return `apiVersion: v1
kind: ConfigMap
metadata: {name: ${index === 0 ? "shared" : name}}
data: {mode: fast}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: ${name}}
---
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec:
  selector: {app: ${name}}
  ports: [{name: http, port: 80, targetPort: http}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  replicas: 2
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      serviceAccountName: ${name}
      containers:
      - name: server
        image: example.com/${name}:1
        ports: [{name: http, containerPort: 8080}]
        envFrom: [{configMapRef: {name: ${shared}}}]
        resources: {requests: {cpu: 100m, memory: 128Mi}}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: ${name}}
spec: {minAvailable: 1, selector: {matchLabels: {app: ${name}}}}
`;
}

/** Writes the files into a hundred folders below a folder. */
export function writeSample(folder: string): void {
  for (let number = 0; number < fileCount; number++) {
    const home = path.join(folder, String(number % 100));
    mkdirSync(home, { recursive: true });
    writeFileSync(path.join(home, `app-${String(number)}.yaml`), textOfFile(number));
  }
}
