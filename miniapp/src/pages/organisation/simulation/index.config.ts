export default definePageConfig({ navigationBarTitleText: '模拟', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
