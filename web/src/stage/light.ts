import { DirectionalLight, HemisphereLight, type PerspectiveCamera, type Scene, type Vector3 } from "three";

import { FIELD } from "./framing";

const SHADOW_DOTS = 1024;

/** One soft key light over the onlooker's left shoulder, the sky and the paper for the rest. */
export class Light {
  private readonly sun = new DirectionalLight("#fff1e0", 2.25);
  private readonly sky = new HemisphereLight("#fffdf8", "#dcc6b6", 1.6);

  constructor(scene: Scene) {
    const { shadow } = this.sun;
    shadow.mapSize.set(SHADOW_DOTS, SHADOW_DOTS);
    shadow.radius = 5;
    shadow.bias = -0.0004;
    shadow.normalBias = 0.003;
    shadow.intensity = 0.75;
    scene.add(this.sky, this.sun, this.sun.target);
    this.sky.updateMatrixWorld();
  }

  /** Follow the onlooker, so that shadows are sharp where they look; lights are put in their places here and nowhere else. */
  follow(camera: PerspectiveCamera, target: Vector3, away: number): void {
    const { sun } = this;
    const wide = away * Math.tan((FIELD * Math.PI) / 360) * Math.max(1, camera.aspect) * 1.15;
    sun.target.position.copy(target);
    sun.position.set(-0.55, 0.75, 0).multiplyScalar(away).applyQuaternion(camera.quaternion).add(camera.position);
    sun.updateMatrixWorld();
    sun.target.updateMatrixWorld();
    Object.assign(sun.shadow.camera, { left: -wide, right: wide, top: wide, bottom: -wide, near: 0.05, far: 3 * away });
    sun.shadow.camera.updateProjectionMatrix();
  }

  dispose(): void {
    this.sun.dispose();
    this.sky.dispose();
  }
}
