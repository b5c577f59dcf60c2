export default definePageConfig({ navigationBarTitleText: '全镇的海报' })
