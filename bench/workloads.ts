/** A Deployment and a Service as people write them: two documents, 68 lines. */
function deploymentAndService(number: number): string {
  const name = `service-${number}`;
  return `---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: shop
  labels:
    app.kubernetes.io/name: ${name}
    app.kubernetes.io/part-of: shop
spec:
  replicas: ${(number % 5) + 1}
  revisionHistoryLimit: 3
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
        app.kubernetes.io/part-of: shop
    spec:
      serviceAccountName: ${name}
      terminationGracePeriodSeconds: 30
      containers:
      - name: main
        image: example.com/shop/${name}:1.${number % 10}.0
        imagePullPolicy: IfNotPresent
        ports:
        - name: http
          containerPort: 8080
        env:
        - name: LOG_LEVEL
          value: info
        - name: DATABASE_PASSWORD
          valueFrom:
            secretKeyRef:
              name: ${name}
              key: password
        resources:
          requests:
            cpu: 100m
            memory: 128Mi
          limits:
            memory: 256Mi
        readinessProbe:
          httpGet:
            path: /ready
            port: http
          periodSeconds: 10
        volumeMounts:
        - name: data
          mountPath: /data
      volumes:
      - name: data
        emptyDir: {}
---
apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: shop
spec:
  selector:
    app.kubernetes.io/name: ${name}
  ports:
  - name: http
    port: 80
`;
}

/** A file of that many pairs, 68 lines and two documents each. */
export function pairs(count: number): string {
  return Array.from({ length: count }, (_, number) => deploymentAndService(number)).join("");
}

/** 14 documents in about 8 kB. */
export function smallFile(): string {
  const config = (number: number): string => `---
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings-${number}
  namespace: shop
data:
  log.level: info
  greeting: "hello"
`;
  return pairs(5) + [1, 2, 3, 4].map(config).join("");
}

/** A file of at least that many bytes. */
export function largeFile(bytes: number): string {
  return pairs(Math.ceil(bytes / (pairs(100).length / 100)));
}

/** One manifest per file, for the command line. */
export function manifests(count: number): readonly string[] {
  return Array.from({ length: count / 2 }, (_, number) => deploymentAndService(number)).flatMap((pair) =>
    pair
      .split(/^---\n/mu)
      .slice(1)
      .map((text) => text),
  );
}
